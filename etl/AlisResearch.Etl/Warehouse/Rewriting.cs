using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Gives versions new files, all in one transaction: before it every reader sees the old files, after it the new ones. The old files
/// are removed at once, and if that is cut off, by the next writer: the transaction records them.
/// </summary>
internal sealed class Rewriting(DataFolders folders, StewardContext catalogue)
{
    private readonly List<(RoundVersion Version, string File, long Rows)> _files = [];

    /// <summary>Writes a version's new file under a temporary name.</summary>
    /// <param name="version">The version, tracked by the catalogue; its file is whole.</param>
    /// <param name="rows">Rows that the new file has.</param>
    /// <param name="write">Given the old file and the new one, both full paths.</param>
    public void Add(RoundVersion version, long rows, Action<string, string> write)
    {
        var file = WarehouseFile.NewName(version.Table, version.Study, version.Round, version.Version);
        DurableFiles.Announce(DurableStep.Write);
        write(version.PathIn(folders), PathOf(file) + DurableFiles.Temporary);
        _files.Add((version, file, rows));
    }

    /// <summary>Puts the new files in the old ones' place, together with what else the catalogue is to change.</summary>
    public void Commit()
    {
        UnfinishedFiles.Sweep(folders); // an attempt that failed earlier in this run
        if (_files.Count > 0)
            UnfinishedFiles.Note(folders, [.. _files.Select(f => f.File)]);
        foreach (var (version, file, rows) in _files)
        {
            DurableFiles.Publish(PathOf(file) + DurableFiles.Temporary, PathOf(file));
            catalogue.Add(new ReplacedFile { File = version.File });
            version.File = file;
            version.Rows = rows;
            version.FileSha256 = Sha256.OfFile(PathOf(file));
        }

        Save(catalogue);
        UnfinishedFiles.Forget(folders);
        WarehouseSweep.RemoveReplaced(folders, catalogue);
    }

    /// <summary>The catalogue's transaction.</summary>
    public static void Save(StewardContext catalogue)
    {
        DurableFiles.Announce(DurableStep.Commit);
        catalogue.SaveChanges();
        DurableFiles.Announce(DurableStep.Committed);
    }

    private string PathOf(string file) => Path.Combine(folders.Warehouse, file);
}
