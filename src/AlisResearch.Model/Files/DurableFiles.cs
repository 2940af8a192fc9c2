using System.Runtime.InteropServices;
using System.Text;

namespace AlisResearch.Model;

/// <summary>
/// The steps that make a file survive a power cut: flush its bytes, rename it into place, flush the folder that names it.
/// </summary>
public static partial class DurableFiles
{
    /// <summary>Added to the name of a file that is not yet in place. Whatever ends so may be removed by the next writer.</summary>
    public const string Temporary = ".tmp";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Told of every step just before it is taken. Tests listen, and throw to make that step fail; nobody else can reach it.
    /// </summary>
    internal static AsyncLocal<Action<DurableStep>?> Listener { get; } = new();

    /// <summary>Announces a step that is about to be taken.</summary>
    internal static void Announce(DurableStep step) => Listener.Value?.Invoke(step);

    /// <summary>Flushes a written file's bytes to the disk (fsync).</summary>
    public static void Flush(string file)
    {
        Announce(DurableStep.Flush);
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Renames a flushed file into place and flushes the folder; the target never exists in part.</summary>
    public static void Publish(string temporary, string target)
    {
        Flush(temporary);
        Announce(DurableStep.Rename);
        File.Move(temporary, target, overwrite: true);
        FlushFolder(Path.GetDirectoryName(target)!);
    }

    /// <summary>Writes a file whole or not at all: under another name first, then renamed. What fails leaves nothing behind.</summary>
    /// <param name="temporary">The other name, in the same folder.</param>
    /// <param name="target">The file's name.</param>
    /// <param name="write">Writes the file it is given.</param>
    public static void Write(string temporary, string target, Action<string> write)
    {
        try
        {
            Announce(DurableStep.Write);
            write(temporary);
            Publish(temporary, target);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Replaces a small file's text, or creates it: the old text or the new one is there, whole. Only its owner may read it.</summary>
    public static void WritePrivate(string file, string text)
    {
        var temporary = file + Temporary;
        File.Delete(temporary);
        Announce(DurableStep.Write);
        using (var stream = CreatePrivate(temporary))
            stream.Write(Encoding.UTF8.GetBytes(text));
        Publish(temporary, file);
    }

    /// <summary>Creates a file that only its owner may read; it must not be there.</summary>
    public static FileStream CreatePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new(file, options);
    }

    /// <summary>Whether others than the owner may read or change a file; never on Windows, where the folder's rights rule.</summary>
    public static bool IsOpenToOthers(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0;

    /// <summary>Deletes a file for certain, if it is there.</summary>
    public static void Delete(string file)
    {
        if (!File.Exists(file))
            return;
        Announce(DurableStep.Delete);
        File.Delete(file);
        FlushFolder(Path.GetDirectoryName(file)!);
    }

    /// <summary>
    /// Flushes a folder's entries. .NET opens no folder, so this asks the C library; Windows journals renames by itself.
    /// </summary>
    /// <exception cref="IOException">The folder could not be opened or flushed.</exception>
    public static void FlushFolder(string folder)
    {
        Announce(DurableStep.FlushFolder);
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            throw new IOException($"The folder could not be opened (errno {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Fsync(descriptor) != 0)
                throw new IOException($"The folder could not be flushed (errno {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}

/// <summary>What a step does to the disk.</summary>
internal enum DurableStep
{
    /// <summary>A temporary file is written.</summary>
    Write,

    /// <summary>A file's bytes are flushed.</summary>
    Flush,

    /// <summary>A file gets its name.</summary>
    Rename,

    /// <summary>A folder's entries are flushed.</summary>
    FlushFolder,

    /// <summary>A file is deleted.</summary>
    Delete,

    /// <summary>The catalogue's transaction begins: before it, the old state is in force.</summary>
    Commit,

    /// <summary>The transaction is through: the new state is in force.</summary>
    Committed,
}
