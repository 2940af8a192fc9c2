using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Brings files, key and withdrawals of every study into agreement, whatever was interrupted or restored: pseudonyms made with an
/// earlier state of the study's key are moved on to its present one, and the files are freed of everybody who has withdrawn. Each step
/// is whole by itself and may be repeated, so that the next writer finishes what a killed one began. A damaged file is not read: it waits
/// until it is mended or replaced, and holds up nothing else. A key that is not in order holds up its own study alone.
/// </summary>
internal static class Agreement
{
    /// <summary>Does what there is to do; nothing, as a rule. The caller holds the lock.</summary>
    /// <returns>The studies that must wait for their key. <see cref="Steward.KeyOf"/> refuses each of them.</returns>
    public static IReadOnlyList<WaitingStudy> Reach(DataFolders folders)
    {
        List<string> studies;
        using (var catalogue = StewardContext.Open(folders.Catalogue))
            studies =
            [
                .. catalogue.RoundVersions.Where(v => v.KeyId != null).Select(v => v.Study).Distinct().ToList()
                    .Union(WithdrawalList.Read(folders).Entries.Select(e => e.Study)).Order(StringComparer.Ordinal),
            ];
        return [.. studies.Select(s => Reach(folders, s)).OfType<WaitingStudy>()];
    }

    /// <summary>Frees every whole version of a study of those who have withdrawn, in one transaction. Those who are applied already cost nothing.</summary>
    /// <exception cref="AlisException">The key that a withdrawal or a version was made with is gone: exit 5.</exception>
    public static AppliedAgreement Apply(DataFolders folders, StewardContext catalogue, string study, IReadOnlyList<WithdrawalEntry> entries)
    {
        var pending = Pending(catalogue, study, entries);
        if (pending.Count == 0)
            return new([], []);
        RemoveInternalReleases(folders);
        var rewriting = new Rewriting(folders, catalogue);
        var versions = catalogue.RoundVersions.Where(v => v.Study == study && v.KeyId != null).AsEnumerable().ToLookup(v => v.IsIntact(folders));
        if (versions[true].Any(v => pending.Any(e => e.KeyId != v.KeyId)))
            throw PseudonymKey.Lost(folders.PseudonymKey(study), study);

        using var file = new WarehouseFile();
        var removed = new List<(WithdrawalEntry Who, RemovedRows Rows)>();
        foreach (var version in versions[true])
        {
            var theirs = pending
                .Select(e => (Who: e, Rows: new RemovedRows(version.Round, version.Version, file.RowsOf(version.PathIn(folders), [e.Pseudonym]))))
                .Where(t => t.Rows.Rows > 0).ToList();
            if (theirs.Count == 0)
                continue;
            var left = version.Rows - file.RowsOf(version.PathIn(folders), [.. theirs.Select(t => t.Who.Pseudonym)]);
            rewriting.Add(version, left, (old, target) => file.WriteWithout(old, [.. theirs.Select(t => t.Who.Pseudonym)], target));
            removed.AddRange(theirs);
        }

        var damaged = versions[false].Select(v => new DamagedVersion(v.Round, v.Version)).ToList();
        foreach (var entry in damaged.Count == 0 ? pending : [])
        {
            var theirs = removed.Where(r => r.Who == entry).ToList();
            catalogue.Add(new AppliedWithdrawal
            {
                Study = study,
                Pseudonym = entry.Pseudonym,
                KeyId = entry.KeyId,
                AppliedAt = DateTime.UtcNow,
                Versions = theirs.Count,
                Rows = theirs.Sum(r => r.Rows.Rows),
            });
        }

        rewriting.Commit();
        RemoveInternalReleases(folders); // one may have been finished meanwhile
        return new([.. removed.Select(r => r.Rows)], damaged);
    }

    /// <summary>Internal releases are exact copies: they are removed, and made anew from what is left.</summary>
    private static void RemoveInternalReleases(DataFolders folders)
    {
        foreach (var release in Directory.Exists(folders.InternalReleases) ? Directory.GetDirectories(folders.InternalReleases) : [])
            Directory.Delete(release, recursive: true);
    }

    /// <summary>The withdrawals from a study that not every file of it is known to be free of.</summary>
    public static IReadOnlyList<WithdrawalEntry> Pending(StewardContext catalogue, string study, IEnumerable<WithdrawalEntry> entries)
    {
        var applied = catalogue.AppliedWithdrawals.Where(w => w.Study == study).Select(w => w.Pseudonym).ToHashSet(StringComparer.Ordinal);
        return [.. entries.Where(e => e.Study == study && !applied.Contains(e.Pseudonym))];
    }

    /// <summary>One study. Its own view of the catalogue: what one study could not finish is in no other's transaction.</summary>
    private static WaitingStudy? Reach(DataFolders folders, string study)
    {
        using var catalogue = StewardContext.Open(folders.Catalogue);
        try
        {
            var withdrawn = WithdrawalList.Read(folders);
            if (PseudonymKeyFile.Read(folders, study) is { } key)
            {
                MoveOnVersions(folders, catalogue, key);
                withdrawn = MoveOnWithdrawals(folders, withdrawn, key);
            }

            Apply(folders, catalogue, study, withdrawn.Entries);
            return null;
        }
        catch (AlisException refusal) when (refusal.ExitCode == ExitCode.Integrity)
        {
            return new(study, refusal);
        }
    }

    /// <summary>Moves every whole version of the key's study on to the key's present state, in one transaction.</summary>
    private static void MoveOnVersions(DataFolders folders, StewardContext catalogue, PseudonymKey key)
    {
        var rewriting = new Rewriting(folders, catalogue);
        var earlier = catalogue.RoundVersions.Where(v => v.Study == key.Study && v.KeyId != null && v.KeyId != key.Id).ToList()
            .Where(v => key.Reaches(v.KeyId!) && v.IsIntact(folders)).ToList();
        var applied = catalogue.AppliedWithdrawals.Where(w => w.Study == key.Study && w.KeyId != key.Id).ToList()
            .Where(w => key.Reaches(w.KeyId)).ToList();
        if (earlier.Count == 0 && applied.Count == 0)
            return;

        using var file = new WarehouseFile();
        foreach (var version in earlier)
        {
            var keys = key.After(version.KeyId!)!;
            rewriting.Add(version, version.Rows, (old, target) => file.WriteMovedOn(old, keys, target));
            version.KeyId = key.Id;
        }

        foreach (var withdrawal in applied)
        {
            withdrawal.Pseudonym = key.MoveOn(withdrawal.Pseudonym, withdrawal.KeyId);
            withdrawal.KeyId = key.Id;
        }

        rewriting.Commit();
    }

    private static WithdrawalList MoveOnWithdrawals(DataFolders folders, WithdrawalList withdrawn, PseudonymKey key)
    {
        if (withdrawn.Entries.All(e => e.Study != key.Study || e.KeyId == key.Id))
            return withdrawn;
        var moved = new WithdrawalList([]).With(new([.. withdrawn.Entries.Select(e => e.Study == key.Study && key.Reaches(e.KeyId)
            ? e with { Pseudonym = key.MoveOn(e.Pseudonym, e.KeyId), KeyId = key.Id }
            : e)]));
        if (moved.Entries.Any(e => e.Study == key.Study && e.KeyId != key.Id))
            throw new AlisException(ExitCode.Integrity, new(
                $"Tilbaketrekninger i {key.Study} er laget med en annen pseudonymnøkkel enn «{folders.PseudonymKey(key.Study)}». Hent den rette fra sikkerhetskopi.",
                $"Withdrawals of {key.Study} were made with another pseudonym key than “{folders.PseudonymKey(key.Study)}”. Restore the right one from a backup."));
        moved.Write(folders);
        return moved;
    }
}

/// <summary>What freeing a study's files did.</summary>
/// <param name="Removed">What was taken out, by version.</param>
/// <param name="Damaged">The versions that could not be read and must wait; while there are any, every pending withdrawal stays pending.</param>
internal sealed record AppliedAgreement(IReadOnlyList<RemovedRows> Removed, IReadOnlyList<DamagedVersion> Damaged);

/// <summary>A study that is held up.</summary>
/// <param name="Study">The study.</param>
/// <param name="Refusal">Why: its key is gone, damaged, another, or open to others.</param>
internal sealed record WaitingStudy(string Study, AlisException Refusal);

/// <summary>Rows of one person in one version.</summary>
/// <param name="Round">Round.</param>
/// <param name="Version">Version.</param>
/// <param name="Rows">Rows.</param>
public sealed record RemovedRows(string Round, int Version, long Rows);

/// <summary>A version whose file is missing or not as it was committed.</summary>
/// <param name="Round">Round.</param>
/// <param name="Version">Version.</param>
public sealed record DamagedVersion(string Round, int Version);
