using System.Runtime.InteropServices;

namespace AlisResearch.Model;

/// <summary>
/// The steps that make a file survive a power cut: flush its bytes, rename it into place, flush the folder that names it.
/// </summary>
public static partial class DurableFiles
{
    /// <summary>Flushes a written file's bytes to the disk (fsync).</summary>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Renames a flushed file into place and flushes the folder; the target never exists in part.</summary>
    public static void Publish(string temporary, string target)
    {
        Flush(temporary);
        File.Move(temporary, target, overwrite: true);
        FlushFolder(Path.GetDirectoryName(target)!);
    }

    /// <summary>
    /// Flushes a folder's entries. .NET opens no folder, so this asks the C library; Windows journals renames by itself.
    /// </summary>
    /// <exception cref="IOException">The folder could not be opened or flushed.</exception>
    public static void FlushFolder(string folder)
    {
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
