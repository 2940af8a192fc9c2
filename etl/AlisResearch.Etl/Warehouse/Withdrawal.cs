using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>What a withdrawal took out, or would. It names nobody.</summary>
/// <param name="AlreadyRecorded">Whether they had withdrawn before.</param>
/// <param name="Removed">Rows, by round and version; empty when no row of theirs was there.</param>
/// <param name="UnknownFiles">Files of the warehouse folder that the catalogue does not know. They may hold rows of theirs.</param>
/// <param name="Damaged">
/// Versions whose file is damaged and was not read; rows of theirs may be in it. The withdrawal is applied to it once it is mended, and it
/// is removed once it is replaced.
/// </param>
public sealed record Withdrawal(bool AlreadyRecorded, IReadOnlyList<RemovedRows> Removed, int UnknownFiles, IReadOnlyList<DamagedVersion> Damaged)
{
    /// <summary>Records a withdrawal and applies it.</summary>
    internal static Withdrawal Record(DataFolders folders, PseudonymKey key, string subject)
    {
        var pseudonym = PseudonymOf(key, subject);
        var withdrawn = WithdrawalList.Read(folders);
        var already = withdrawn.Entries.Any(e => e.Study == key.Study && e.Pseudonym == pseudonym);
        if (!already)
        {
            withdrawn = withdrawn.With(new([new(key.Study, pseudonym, key.Id, DateTimeOffset.UtcNow)]));
            withdrawn.Write(folders);
        }

        using var catalogue = StewardContext.Open(folders.Catalogue);
        var applied = Agreement.Apply(folders, catalogue, key.Study, withdrawn.Entries);
        return new(already, applied.Removed, UnknownFilesIn(folders), applied.Damaged);
    }

    /// <summary>Counts without changing anything.</summary>
    internal static Withdrawal Preview(DataFolders folders, PseudonymKey key, string subject)
    {
        var pseudonym = PseudonymOf(key, subject);
        var already = WithdrawalList.Read(folders).Entries.Any(e => e.Study == key.Study && e.Pseudonym == pseudonym);
        using var file = new WarehouseFile();
        var versions = Steward.Versions(folders).Select(v => v.Version).Where(v => v.Study == key.Study && v.KeyId is not null)
            .ToLookup(v => v.IsIntact(folders));
        var rows = versions[true]
            .Select(v => new RemovedRows(v.Round, v.Version, file.RowsOf(v.PathIn(folders), [pseudonym])))
            .Where(r => r.Rows > 0).ToList();
        return new(already, rows, UnknownFilesIn(folders), [.. versions[false].Select(v => new DamagedVersion(v.Round, v.Version))]);
    }

    private static string PseudonymOf(PseudonymKey key, string subject) =>
        PseudonymKey.IsPseudonym(subject.Trim(' ')) ? subject.Trim(' ').ToLowerInvariant() : key.Pseudonym(subject);

    private static int UnknownFilesIn(DataFolders folders)
    {
        if (!Directory.Exists(folders.Warehouse))
            return 0;
        var known = Steward.Versions(folders).Select(v => Path.GetFullPath(v.Version.PathIn(folders))).ToHashSet(StringComparer.Ordinal);
        return WarehouseSweep.Files(folders).Count(f => !known.Contains(Path.GetFullPath(f)));
    }
}
