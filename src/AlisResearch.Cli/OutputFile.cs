using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>A file that a command makes of a release: whole or not at all; an exact one for its owner alone, and named so.</summary>
internal static class OutputFile
{
    private const string Mark = "INTERNAL-";

    /// <summary>Writes it.</summary>
    /// <param name="file">Where to; the name of an exact one is marked, if it is not already.</param>
    /// <param name="isInternal">Whether it is exact.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="AlisException">It cannot be written: exit 6.</exception>
    public static string Save(string file, bool isInternal, Action<Stream> write)
    {
        var (folder, name) = (Path.GetDirectoryName(file)!, Path.GetFileName(file));
        var target = Path.Combine(folder, isInternal && !name.StartsWith(Mark, StringComparison.Ordinal) ? Mark + name : name);
        try
        {
            DurableFiles.Write($"{target}.{Guid.NewGuid():N}{DurableFiles.Temporary}", target, temporary =>
            {
                using var stream = isInternal ? DurableFiles.CreatePrivate(temporary) : new(temporary, FileMode.CreateNew);
                write(stream);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AlisException(ExitCode.Unavailable, new($"Kan ikke skrive «{target}».", $"“{target}” cannot be written."), inner: e);
        }

        return target;
    }
}
