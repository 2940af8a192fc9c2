using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Brings files, key and withdrawals of every study into agreement, whatever was interrupted or restored: pseudonyms made with an
/// earlier state of the study's key are moved on to its present one, and the files are freed of everybody who has withdrawn. Each step
/// is whole by itself and may be repeated, so that the next writer finishes what a killed one began.
/// </summary>
internal static class Agreement
{
    /// <summary>Does what there is to do; nothing, as a rule. The caller holds the lock.</summary>
    /// <exception cref="AlisException">A withdrawal cannot be applied because its key is gone or another: exit 5.</exception>
    public static void Reach(DataFolders folders)
    {
        using var catalogue = StewardContext.Open(folders.Catalogue);
        var withdrawn = WithdrawalList.Read(folders);
        var studies = catalogue.RoundVersions.Where(v => v.KeyId != null).Select(v => v.Study).Distinct().ToList()
            .Union(withdrawn.Entries.Select(e => e.Study)).Order(StringComparer.Ordinal);
        foreach (var study in studies)
        {
            if (PseudonymKeyFile.Read(folders, study) is { } key)
            {
                MoveOnVersions(folders, catalogue, key);
                withdrawn = MoveOnWithdrawals(folders, withdrawn, key);
            }

            Apply(folders, catalogue, study, [.. withdrawn.Entries.Where(e => e.Study == study)]);
        }
    }

    /// <summary>Frees every version of a study of those who have withdrawn, in one transaction. Those who are applied already cost nothing.</summary>
    /// <returns>What was taken out, by version.</returns>
    public static IReadOnlyList<RemovedRows> Apply(DataFolders folders, StewardContext catalogue, string study, IReadOnlyList<WithdrawalEntry> entries)
    {
        var applied = catalogue.AppliedWithdrawals.Where(w => w.Study == study).Select(w => w.Pseudonym).ToHashSet(StringComparer.Ordinal);
        var pending = entries.Where(e => !applied.Contains(e.Pseudonym)).ToList();
        if (pending.Count == 0)
            return [];
        var versions = catalogue.RoundVersions.Where(v => v.Study == study && v.KeyId != null).ToList();
        if (versions.Any(v => pending.Any(e => e.KeyId != v.KeyId)))
            throw PseudonymKey.Lost(folders.PseudonymKey(study), study);

        using var file = new WarehouseFile();
        var rewriting = new Rewriting(folders, catalogue);
        var removed = new List<(WithdrawalEntry Who, RemovedRows Rows)>();
        foreach (var version in versions)
        {
            var theirs = pending
                .Select(e => (Who: e, Rows: new RemovedRows(version.Round, version.Version, file.RowsOf(Path.Combine(folders.Warehouse, version.File), [e.Pseudonym]))))
                .Where(t => t.Rows.Rows > 0).ToList();
            if (theirs.Count == 0)
                continue;
            var left = version.Rows - file.RowsOf(Path.Combine(folders.Warehouse, version.File), [.. theirs.Select(t => t.Who.Pseudonym)]);
            rewriting.Add(version, left, (old, target) => file.WriteWithout(old, [.. theirs.Select(t => t.Who.Pseudonym)], target));
            removed.AddRange(theirs);
        }

        foreach (var entry in pending)
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
        return [.. removed.Select(r => r.Rows)];
    }

    /// <summary>Moves every version of the key's study on to the key's present state, in one transaction.</summary>
    /// <returns>How many versions were rewritten.</returns>
    public static int MoveOnVersions(DataFolders folders, StewardContext catalogue, PseudonymKey key)
    {
        var earlier = catalogue.RoundVersions.Where(v => v.Study == key.Study && v.KeyId != null && v.KeyId != key.Id).ToList()
            .Where(v => key.Reaches(v.KeyId!)).ToList();
        var applied = catalogue.AppliedWithdrawals.Where(w => w.Study == key.Study && w.KeyId != key.Id).ToList()
            .Where(w => key.Reaches(w.KeyId)).ToList();
        if (earlier.Count == 0 && applied.Count == 0)
            return 0;

        using var file = new WarehouseFile();
        var rewriting = new Rewriting(folders, catalogue);
        foreach (var version in earlier)
        {
            rewriting.Add(version, version.Rows, (old, target) => file.WriteMovedOn(old, key.After(version.KeyId!)!, target));
            version.KeyId = key.Id;
        }

        foreach (var withdrawal in applied)
        {
            withdrawal.Pseudonym = key.MoveOn(withdrawal.Pseudonym, withdrawal.KeyId);
            withdrawal.KeyId = key.Id;
        }

        rewriting.Commit();
        return earlier.Count;
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

/// <summary>Rows of one person in one version.</summary>
/// <param name="Round">Round.</param>
/// <param name="Version">Version.</param>
/// <param name="Rows">Rows.</param>
public sealed record RemovedRows(string Round, int Version, long Rows);
