using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;
using Microsoft.Data.Sqlite;

namespace AlisResearch.Etl.Warehouse;

/// <summary>What a restore brought back.</summary>
/// <param name="Created">When the backup was made, UTC.</param>
/// <param name="Versions">Versions that are there now.</param>
/// <param name="Reapplied">Withdrawals that the backup's files had to be freed of.</param>
/// <param name="MissingKeys">Studies with pseudonyms whose key is neither here nor in the backup: their files cannot be taken in.</param>
public sealed record Restoration(DateTimeOffset Created, int Versions, int Reapplied, IReadOnlyList<string> MissingKeys)
{
    /// <summary>
    /// Brings a backup back, whole or not at all. It is unpacked aside, checked, and there freed of everybody who has withdrawn, here or in
    /// the backup. Then its files get their names in the warehouse, where nobody reads them yet, and the catalogue is renamed into place:
    /// that is the only moment at which the restored state exists. What it replaced is removed after, for certain: the restored catalogue
    /// lists it for removal.
    /// </summary>
    /// <param name="folders">Where to.</param>
    /// <param name="file">The backup.</param>
    /// <param name="replace">Whether what is there may be lost.</param>
    /// <exception cref="AlisException">
    /// There is data and <paramref name="replace"/> is false: exit 3, listing what would be lost. The backup is damaged, or its keys
    /// contradict those that are here: exit 5. Somebody else writes: exit 6.
    /// </exception>
    public static Restoration Run(DataFolders folders, string file, bool replace)
    {
        DataFolders.CreatePrivate(folders.Steward);
        Directory.CreateDirectory(folders.Warehouse);
        using var @lock = FolderLock.Take(folders.Lock);
        UnfinishedFiles.Sweep(folders);
        if (Directory.Exists(folders.Restoring))
            Directory.Delete(folders.Restoring, recursive: true);

        var staged = new DataFolders(folders.Restoring);
        DataFolders.CreatePrivate(staged.Steward);
        try
        {
            var backup = BackupReader.Unpack(file, staged);
            CheckFiles(staged);
            if (!replace)
                RefuseLoss(folders, staged);
            KeepWithdrawals(staged, WithdrawalList.Read(folders).With(WithdrawalList.Read(staged)));
            MergeKeys(folders, staged);
            var reapplied = -Applied(staged);
            BringIntoAgreement(staged);
            reapplied += Applied(staged);
            PutInPlace(folders, staged);
            var versions = Steward.Versions(folders).Select(v => v.Version).ToList();
            var missing = versions.Where(v => v.KeyId is not null).Select(v => v.Study).Distinct().Where(s => !File.Exists(folders.PseudonymKey(s)));
            return new(backup.Created, versions.Count, reapplied, [.. missing]);
        }
        finally
        {
            if (Directory.Exists(folders.Restoring))
                Directory.Delete(folders.Restoring, recursive: true);
        }
    }

    /// <summary>Brings it up to date and frees it of those who have withdrawn: of all of them, or it is not put in place.</summary>
    private static void BringIntoAgreement(DataFolders staged)
    {
        using var steward = Steward.Open(staged);
        if (steward.Waiting is [var waiting, ..])
            throw waiting.Refusal;
    }

    private static void PutInPlace(DataFolders folders, DataFolders staged)
    {
        var moves = new List<(string From, string File)>();
        using (var catalogue = StewardContext.Open(staged.Catalogue))
        {
            foreach (var version in catalogue.RoundVersions.ToList())
            {
                var from = version.PathIn(staged);
                if (version.IsIntact(folders))
                    continue;
                if (File.Exists(version.PathIn(folders)))
                    version.File = WarehouseFile.NewName(version.Table, version.Study, version.Round, version.Version);
                moves.Add((from, version.File));
            }

            var listed = catalogue.RoundVersions.AsEnumerable().Select(v => v.File).ToHashSet(StringComparer.Ordinal);
            catalogue.AddRange(WarehouseSweep.Files(folders)
                .Select(f => Path.GetRelativePath(folders.Warehouse, f).Replace('\\', '/'))
                .Where(f => !listed.Contains(f)).Select(f => new ReplacedFile { File = f }));
            catalogue.SaveChanges();
        }

        // The longer chain of keys and the longer list of withdrawals are right for the old state as well.
        DataFolders.CreatePrivate(folders.Keys);
        foreach (var key in Directory.Exists(staged.Keys) ? Directory.EnumerateFiles(staged.Keys) : [])
            DurableFiles.WritePrivate(Path.Combine(folders.Keys, Path.GetFileName(key)), File.ReadAllText(key));
        KeepWithdrawals(folders, WithdrawalList.Read(staged));

        UnfinishedFiles.Note(folders, [.. moves.Select(m => m.File)]);
        foreach (var (from, name) in moves)
            WarehouseFile.Publish(folders, from, name);
        DurableFiles.Delete(folders.Catalogue + "-journal"); // of a damaged catalogue; it must not be played back into this one
        DurableFiles.Announce(DurableStep.Commit);
        DurableFiles.Publish(staged.Catalogue, folders.Catalogue);
        DurableFiles.Announce(DurableStep.Committed);
        UnfinishedFiles.Forget(folders);
        WarehouseSweep.Run(folders);
    }

    private static void KeepWithdrawals(DataFolders folders, WithdrawalList withdrawn)
    {
        if (withdrawn.Entries.Count > 0)
            withdrawn.Write(folders);
    }

    /// <summary>Every file that the backup's catalogue lists must be in it, as it was committed.</summary>
    private static void CheckFiles(DataFolders staged)
    {
        try
        {
            if (Steward.Versions(staged).Any(v => !v.Version.IsIntact(staged)))
                throw BackupReader.Damaged();
        }
        catch (SqliteException e)
        {
            throw BackupReader.Damaged(e);
        }
    }

    private static void RefuseLoss(DataFolders folders, DataFolders staged)
    {
        var held = Held(folders);
        if (held is not { Count: > 0 } && !WarehouseSweep.Files(folders).Any())
            return;
        var kept = Steward.Versions(staged).Select(v => Identity(v.Version)).ToHashSet();
        var lost = held?.Where(v => !kept.Contains(Identity(v))).GroupBy(v => $"{v.Study}/{v.Round}")
            .Select(g => $"{g.Key} ({string.Join(", ", g.Select(v => v.Version))})").ToList();
        throw new AlisException(ExitCode.Validation, lost switch
        {
            null => new("Datamappen har filer, men katalogen er borte eller skadet: hva som går tapt, kan ikke sies. Erstatt det som er der, med --replace.",
                "The data folder has files, but the catalogue is gone or damaged: what would be lost cannot be said. Replace what is there with --replace."),
            [] => new("Datamappen har runder, alle er også i sikkerhetskopien. Erstatt dem med --replace.",
                "The data folder has rounds, all of them in the backup too. Replace them with --replace."),
            _ => new($"Datamappen har runder. Disse (versjoner) er ikke i sikkerhetskopien og går tapt: {string.Join("; ", lost)}. Erstatt likevel med --replace.",
                $"The data folder has rounds. These (versions) are not in the backup and would be lost: {string.Join("; ", lost)}. Replace all the same with --replace."),
        });

        static object Identity(RoundVersion v) => (v.Study, v.Round, v.Version, v.RecordedAt, v.SourceSha256);
    }

    /// <summary>The versions that are there now; null when no catalogue can say.</summary>
    private static List<RoundVersion>? Held(DataFolders folders)
    {
        try
        {
            return File.Exists(folders.Catalogue) ? [.. Steward.Versions(folders).Select(v => v.Version)] : null;
        }
        catch (SqliteException)
        {
            return null; // said in the refusal
        }
    }

    /// <summary>For each study the longer of the two chains, when one begins with the other; a signing key that is here stays.</summary>
    private static void MergeKeys(DataFolders folders, DataFolders staged)
    {
        DataFolders.CreatePrivate(staged.Keys);
        foreach (var study in PseudonymKeyFile.Studies(folders).Union(PseudonymKeyFile.Studies(staged)))
        {
            var (here, there) = (PseudonymKeyFile.Read(folders, study), PseudonymKeyFile.Read(staged, study));
            if (here is not null && there is not null && !here.BeginsWith(there) && !there.BeginsWith(here))
                throw Foreign(folders, study);
            var key = here is not null && (there is null || here.BeginsWith(there)) ? here : there!;
            if (Steward.Versions(staged).Any(v => v.Version.Study == study && v.Version.KeyId is { } id && !key.Reaches(id)))
                throw Foreign(folders, study);
            PseudonymKeyFile.Write(staged, key);
        }

        if (File.Exists(folders.SigningKey))
            File.Delete(staged.SigningKey);
    }

    private static AlisException Foreign(DataFolders folders, string study) => new(ExitCode.Integrity, new(
        $"Pseudonymnøkkelen til {study} her («{folders.PseudonymKey(study)}») er ikke den som sikkerhetskopien er laget med. Legg den rette der. Ingenting er rørt.",
        $"The pseudonym key of {study} here (“{folders.PseudonymKey(study)}”) is not the one that the backup was made with. Put the right one there. Nothing is touched."));

    private static int Applied(DataFolders staged)
    {
        using var catalogue = StewardContext.OpenForReading(staged.Catalogue);
        return catalogue.AppliedWithdrawals.Count();
    }
}
