namespace AlisResearch.Model;

/// <summary>One writer at a time. The operating system lets go of it however the process ends.</summary>
public sealed class FolderLock : IDisposable
{
    private const int HeldByAnotherUnix = 11; // EWOULDBLOCK on Linux
    private const int HeldByAnotherMac = 35;
    private const int HeldByAnotherWindows = unchecked((int)0x80070020); // ERROR_SHARING_VIOLATION
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, creating its file.</summary>
    /// <exception cref="AlisException">Somebody else holds it: exit 6.</exception>
    public static FolderLock Take(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult is HeldByAnotherUnix or HeldByAnotherMac or HeldByAnotherWindows)
        {
            throw new AlisException(ExitCode.Unavailable, new(
                "En annen kjøring skriver akkurat nå. Vent til den er ferdig, og prøv igjen.",
                "Another run is writing right now. Wait for it to end, then try again."), inner: e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
