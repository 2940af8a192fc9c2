using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>What came of the attacks on a release, for the steward alone: whoever reads it learns where a release is weak.</summary>
/// <param name="Release">The release.</param>
/// <param name="Attacks">By attack.</param>
public sealed record AttackReport(string Release, IReadOnlyList<AttackResult> Attacks)
{
    /// <summary>Whether any attack disclosed more than the policy allows.</summary>
    public bool Discloses => Attacks.Any(a => a.Discloses);

    /// <summary>Where the report of a release lies: beside the steward's other reports.</summary>
    public static string FileOf(DataFolders folders, string release) => Path.Combine(folders.DisclosureReports, $"{release}-attacks.json");

    /// <summary>Writes it, for the owner's eyes.</summary>
    public void Write(DataFolders folders) => StewardFile.Write(folders, FileOf(folders, Release), this);
}
