using System.Globalization;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Faults;

/// <summary>
/// Two rounds about people, written as the pipeline writes them: pseudonyms under the study's key, withdrawn people left out.
/// The value of each row names its person, so that a test can look for them.
/// </summary>
internal static class PersonRounds
{
    public const string Study = "alis-nord";
    public const string First = "synthetic-person-1";
    public const string Second = "synthetic-person-2";
    public const string Third = "synthetic-person-3";

    public static SurveyRound Round(string id) => new(
        id, Study, RoundKind.Survey, LocalText.Same(id), null, null, true, null, "answers", $"{id}.csv", SourceFormat.Default,
        new(
            new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, DerivedColumn>(),
            new Dictionary<string, IReadOnlyDictionary<string, string>>(), new Dictionary<string, string>(), [], new Dictionary<string, AskedQuestion>()),
        null, "");

    /// <summary>Round one in two versions, round two in one: First is in all three, Second in two, Third in the last alone.</summary>
    public static void Prepare(DataFolders folders)
    {
        using var steward = Steward.Open(folders);
        Take(steward, "one", First, First, Second);
        Take(steward, "one", First, Second);
        Take(steward, "two", First, Third);
    }

    /// <summary>Publishes a version with one row for each person named.</summary>
    public static RoundVersion Take(Steward steward, string round, params string[] people)
    {
        var draft = steward.NextVersion(Round(round));
        var key = steward.KeyOf(Study);
        var withdrawn = steward.WithdrawnPseudonyms(Study);
        var rows = people.Where(p => !withdrawn.Contains(key.Pseudonym(p))).ToList();
        Write(draft.TemporaryFile, [.. rows.Select(p => (key.Pseudonym(p), Marker(p)))]);
        return steward.Publish(draft, new(rows.Count, $"{round}.csv", Sha256.OfText(string.Join(',', people)), "definition", key.Id));
    }

    /// <summary>What only this person's rows hold.</summary>
    public static string Marker(string person) => $"marker-of-{person}";

    public static void Write(string file, IReadOnlyList<(string Subject, string Value)> rows)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        database.Execute("CREATE TABLE t (subject VARCHAR, note VARCHAR, value VARCHAR, number BIGINT)");
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
            database.Execute("INSERT INTO t VALUES ($subject, NULL, $value, $number)", ("subject", row.Subject), ("value", row.Value), ("number", (long)i));
        database.Execute($"COPY t TO {SqlFile.Literal(file)} (FORMAT parquet, COMPRESSION zstd)");
    }

    /// <summary>Every version's rows as the catalogue lists them: round, version, pseudonym, value. Every file must be whole.</summary>
    public static List<string> Rows(DataFolders folders, bool withPseudonyms = true)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        return Steward.Versions(folders).SelectMany(v =>
        {
            Assert.True(v.Version.IsIntact(folders), $"{v.Version.Round} {v.Version.Version} is not whole");
            var rows = database.Query(
                $"SELECT subject, value FROM read_parquet({SqlFile.Literal(v.Version.PathIn(folders))}, hive_partitioning = false) ORDER BY number",
                r => string.Create(CultureInfo.InvariantCulture, $"{v.Version.Round} {v.Version.Version} {(withPseudonyms ? r.GetString(0) : "")} {r.GetString(1)}"));
            Assert.Equal(v.Version.Rows, rows.Count);
            return rows;
        }).ToList();
    }

    /// <summary>Fails if a text stands anywhere below a folder: in a file's bytes, or in a Parquet file's values.</summary>
    public static void AssertNowhere(string folder, string text)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0, $"found in {file}");
            if (file.Contains(".parquet", StringComparison.Ordinal))
                Assert.Equal(0, database.Query(
                    $"SELECT count(*) FROM read_parquet({SqlFile.Literal(file)}, hive_partitioning = false) t WHERE t::VARCHAR LIKE '%' || $text || '%'",
                    r => r.GetInt64(0), ("text", text)).Single());
        }
    }

    /// <summary>After a clean start nothing lies about: the warehouse holds what the catalogue lists and no more.</summary>
    public static void AssertClean(DataFolders folders)
    {
        Assert.Equal(
            Steward.Versions(folders).Select(v => v.Version.File).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folders.Warehouse, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folders.Warehouse, f)).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(folders.Unfinished));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folders.Steward, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
