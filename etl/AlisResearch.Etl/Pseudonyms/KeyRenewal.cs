using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl.Pseudonyms;

/// <summary>What renewing a key changed.</summary>
/// <param name="Versions">Versions that were given new pseudonyms.</param>
/// <param name="Withdrawals">Withdrawals that were moved on.</param>
public sealed record KeyRenewal(int Versions, int Withdrawals)
{
    /// <summary>Renews a key; the caller holds the lock. A damaged file could not be moved on: the key then stays.</summary>
    internal static KeyRenewal Run(DataFolders folders, PseudonymKey key, bool repseudonymise)
    {
        var versions = Steward.Versions(folders).Count(v => v.Version.Study == key.Study && v.Version.KeyId is not null);
        var withdrawals = WithdrawalList.Read(folders).Entries.Count(e => e.Study == key.Study);
        if (versions + withdrawals == 0)
        {
            PseudonymKeyFile.Write(folders, PseudonymKey.Make(key.Study));
            return new(0, 0);
        }

        if (!repseudonymise)
            throw new AlisException(ExitCode.Validation, new(
                $"{versions} versjoner og {withdrawals} tilbaketrekninger i {key.Study} avhenger av nøkkelen. Med --repseudonymise får de nye pseudonymer; utdrag som er delt før, passer da ikke lenger sammen med dem.",
                $"{versions} versions and {withdrawals} withdrawals of {key.Study} depend on the key. With --repseudonymise they get new pseudonyms; extracts shared earlier then no longer match them."));
        RefuseDamage(folders, key.Study);
        PseudonymKeyFile.Write(folders, key.Renewed());
        return Agreement.Reach(folders).FirstOrDefault(w => w.Study == key.Study) is { } waiting ? throw waiting.Refusal : new(versions, withdrawals);
    }

    private static void RefuseDamage(DataFolders folders, string study)
    {
        var damaged = Steward.Versions(folders).Select(v => v.Version).FirstOrDefault(
            v => v.Study == study && v.KeyId is not null && !v.IsIntact(folders));
        if (damaged is not null)
            throw new AlisException(ExitCode.Integrity, new(
                $"Filen til {study}/{damaged.Round}, versjon {damaged.Version}, mangler eller er endret. Les inn kildefilen på nytt (alis ingest), eller hent en sikkerhetskopi (alis restore); nøkkelen er ikke fornyet.",
                $"The file of {study}/{damaged.Round}, version {damaged.Version}, is missing or changed. Take the source file in again (alis ingest), or restore a backup (alis restore); the key is not renewed."));
    }
}

/// <summary>How a study's key stands.</summary>
/// <param name="Study">The study.</param>
/// <param name="Since">When the key was made or last renewed, UTC; null when there is none that can be read.</param>
/// <param name="Renewals">How often it was renewed with data depending on it.</param>
/// <param name="Versions">Versions that depend on it.</param>
/// <param name="Withdrawals">Withdrawals that depend on it.</param>
/// <param name="Problem">What is wrong with it; null for nothing.</param>
public sealed record KeyStatus(string Study, DateTimeOffset? Since, int Renewals, int Versions, int Withdrawals, LocalText? Problem)
{
    /// <summary>The keys of these studies and of any other that has one or needs one. Reads only.</summary>
    public static IReadOnlyList<KeyStatus> Of(DataFolders folders, IEnumerable<string> studies)
    {
        var dependent = Steward.Versions(folders).Select(v => v.Version).Where(v => v.KeyId is not null).ToLookup(v => v.Study);
        var withdrawn = WithdrawalList.Read(folders).Entries.ToLookup(e => e.Study);
        return
        [
            .. studies.Union(PseudonymKeyFile.Studies(folders)).Union(dependent.Select(g => g.Key)).Union(withdrawn.Select(g => g.Key))
                .Order(StringComparer.Ordinal)
                .Select(s => Of(folders, s, dependent[s].FirstOrDefault()?.KeyId, dependent[s].Count(), withdrawn[s].Count())),
        ];
    }

    private static KeyStatus Of(DataFolders folders, string study, string? expected, int versions, int withdrawals)
    {
        if (!File.Exists(folders.PseudonymKey(study)) && versions + withdrawals == 0)
            return new(study, null, 0, 0, 0, null);
        try
        {
            var key = PseudonymKey.ForStudy(folders, study, expected, create: false);
            return new(study, key.Since, key.Chain.Count - 1, versions, withdrawals, null);
        }
        catch (AlisException refusal)
        {
            return new(study, null, 0, versions, withdrawals, refusal.Text);
        }
    }
}
