namespace AlisResearch.Model;

/// <summary>
/// Where things lie below the data folder. The steward's zone is exact and private (mode 700); the public zone is all that the API
/// is given.
/// </summary>
/// <param name="Root">The data folder: <c>./data</c>, or where <c>--data</c> or <c>ALIS_DATA</c> says.</param>
public sealed record DataFolders(string Root)
{
    /// <summary>Everything that never leaves: warehouse, catalogue, keys.</summary>
    public string Steward => Path.Combine(Root, "steward");

    /// <summary>Parquet, hive-partitioned: <c>&lt;table&gt;/study=…/round_id=…/…</c>.</summary>
    public string Warehouse => Path.Combine(Steward, "warehouse");

    /// <summary>The steward's SQLite catalogue.</summary>
    public string Catalogue => Path.Combine(Steward, "catalogue.db");

    /// <summary>Held while somebody writes.</summary>
    public string Lock => Path.Combine(Steward, "lock");

    /// <summary>The file that an interrupted run was about to add to the warehouse; there only until the catalogue lists it.</summary>
    public string Unfinished => Path.Combine(Steward, "unfinished.json");

    /// <summary>Who has withdrawn, as pseudonyms, mode 600. Outside what a restore replaces: a withdrawal outlives every backup.</summary>
    public string Withdrawals => Path.Combine(Steward, "withdrawals.json");

    /// <summary>Where a backup is unpacked and checked before anything is touched.</summary>
    public string Restoring => Path.Combine(Steward, "restore.tmp");

    /// <summary>The steward's secret keys. In no backup unless asked for.</summary>
    public string Keys => Path.Combine(Steward, "keys");

    /// <summary>The private key that signs releases, mode 600.</summary>
    public string SigningKey => Path.Combine(Keys, "release-signing-key.pem");

    /// <summary>What rounding did to each release, for the steward alone.</summary>
    public string DisclosureReports => Path.Combine(Steward, "disclosure");

    /// <summary>The secret that roundings are drawn with, mode 600.</summary>
    public string RoundingSecret => Path.Combine(Keys, "rounding-secret.txt");

    /// <summary>The key of a study's pseudonyms, mode 600.</summary>
    public string PseudonymKey(string study) => Path.Combine(Keys, $"pseudonyms-{study}.json");

    /// <summary>Public releases, a folder each.</summary>
    public string PublicReleases => Path.Combine(Root, "releases", "public");

    /// <summary>Internal releases: exact, for the owners of the data; mode 700.</summary>
    public string InternalReleases => Path.Combine(Root, "releases", "internal");

    /// <summary>The keys to internal releases, as hashes, mode 600; in a folder of its own, which the API may read.</summary>
    public string ApiKeys => Path.Combine(Root, "api", "keys.json");

    /// <summary>Public releases that are no longer served.</summary>
    public string RetiredReleases => Path.Combine(Root, "releases", "retired");

    /// <summary>The public key that verifies releases; lies outside every release.</summary>
    public string VerificationKey => Path.Combine(Root, "releases", "release-public-key.pem");

    /// <summary>Creates a folder that only its owner may enter.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
