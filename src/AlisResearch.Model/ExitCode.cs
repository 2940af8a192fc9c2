namespace AlisResearch.Model;

/// <summary>What a command of ours answers its caller with.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>A fault of ours.</summary>
    Internal = 1,

    /// <summary>The command's words are off.</summary>
    Usage = 2,

    /// <summary>The data or the schema breaks a rule; the findings say which.</summary>
    Validation = 3,

    /// <summary>Refused because something would be disclosed.</summary>
    Disclosure = 4,

    /// <summary>A hash or a signature does not fit.</summary>
    Integrity = 5,

    /// <summary>Locked by another run, no space, no permission, or a port in use.</summary>
    Unavailable = 6,

    /// <summary>Stopped by the user.</summary>
    Interrupted = 130,
}
