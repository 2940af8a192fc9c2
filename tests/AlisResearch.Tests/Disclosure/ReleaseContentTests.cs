using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlisResearch.Disclosure;
using AlisResearch.Model;
using AlisResearch.Tests.Spec;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace AlisResearch.Tests.Disclosure;

/// <summary>What a release must not hold: anything of one doctor's circumstances, and any trace of raw input.</summary>
[Collection(ShippedRounds.Name)]
public sealed partial class ReleaseContentTests(ShippedWarehouse shipped)
{
    private const string Counts = "recruitment_summary";

    private static readonly ColumnContract[] Personal = PersonalIn(Repository.Schema.Tables.Values);

    /// <summary>The personal columns of tables that are released without them.</summary>
    private static readonly ColumnContract[] LeftOut = PersonalIn(Repository.Schema.ReleasedTables);

    private static ColumnContract[] PersonalIn(IEnumerable<TableContract> tables) =>
        [.. tables.SelectMany(t => t.Columns).Where(c => c.Class == ColumnClass.Personal)];

    private string Release => shipped.Build.Release.Path;

    /// <summary>The counts by study and area bear names of their own; nothing else may be called like a personal column.</summary>
    [Fact]
    public void Columns_OfEveryTable_AreNoPersonalOnes()
    {
        string[] personal = [.. LeftOut.Select(c => c.Name)];
        Assert.Contains("status", personal);

        foreach (var (table, columns, _) in Tables().Where(t => t.Name is not ($"public/{Counts}" or "Variables" or "codebook/variables")))
            Assert.True(!columns.Select(Snake).Intersect(personal).Any(), table);
        foreach (var (table, _, rows) in Tables().Where(t => t.Name is "Variables" or "codebook/variables"))
            Assert.True(!rows.Where(r => !r.Contains(Counts)).Any(r => r.Intersect(personal).Any()), table);
    }

    /// <summary>Tables of made-up rows, and of persons, are in no format of a release.</summary>
    [Fact]
    public void Tables_ThatAreNotReleased_AreNotThere()
    {
        string[] kept = [.. Repository.Schema.Tables.Values.Where(t => !t.Release).Select(t => t.Name)];
        Assert.Equal(["absence", "interview", "position", "post_cost", "survey_response", "tenure"], kept.Order(StringComparer.Ordinal));

        Assert.Empty(Tables().Select(t => t.Name).Intersect(kept.Select(t => $"public/{t}")));
        foreach (var file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("synthetic-", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    /// <summary>No pseudonym, no secret, no path of the warehouse: in no byte of any file, and in no cell of any table, decompressed. Fails when a build writes what it read.</summary>
    [Fact]
    public void Release_HoldsNoPseudonymSecretOrPathOfTheWarehouse()
    {
        using var steward = shipped.OpenTables();
        using var connection = steward.Connect();
        string[] pseudonyms =
        [
            .. connection.Query("SELECT DISTINCT doctor FROM tenure", r => r.GetString(0)),
            .. connection.Query("SELECT DISTINCT respondent FROM survey_response", r => r.GetString(0)),
        ];
        string[] secrets = [.. Directory.EnumerateFiles(shipped.Folders.Keys).SelectMany(File.ReadAllLines).Select(l => l.Trim(' ', '"', ',')).Where(l => l.Length >= 32)];
        Assert.True(pseudonyms.Length > 100 && secrets.Length > 2);
        string[] traces = [.. pseudonyms, .. secrets, shipped.Folders.Root];

        foreach (var file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(traces, t => text.Contains(t, StringComparison.OrdinalIgnoreCase));
        }

        var cells = Tables().Where(t => t.Name.StartsWith("cells/", StringComparison.Ordinal)).ToList();
        Assert.Contains(cells, t => t.Name == "cells/doctor_duration");
        Assert.DoesNotContain(cells.SelectMany(t => t.Rows).SelectMany(r => r).OfType<string>(), v => Repository.Schema.FictionalMunicipalities.Any(m => m.Code == v));
        foreach (var (name, _, rows) in Tables())
            Assert.True(!rows.SelectMany(r => r).OfType<string>().Any(v => traces.Any(t => v.Contains(t, StringComparison.OrdinalIgnoreCase))), name);
    }

    /// <summary>A post's row in any format: no code or label of a personal column, no start date, no mark of the source that means one.</summary>
    [Fact]
    public void Posts_InEveryFormat_SayNothingOfADoctor()
    {
        var codes = LeftOut.Select(c => c.Codelist).OfType<string>().Distinct().SelectMany(l => Repository.Schema.Codelists[l].Codes).ToList();
        string[] words = [.. codes.Select(c => c.Value), .. codes.Select(c => c.Label.Nb), .. codes.Select(c => c.Label.En), "2020-01-01", "1/1-20", "sluttet", "Ingen avtale", "ny utlysning", "veileder", "plan"];
        var posts = Tables().Where(t => t.Rows.Any(r => r.Contains("nord-steigen-1"))).ToList();

        Assert.Equal(["Recruitments", "public/recruitment"], posts.Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var cell in posts.SelectMany(t => t.Rows).SelectMany(r => r).OfType<string>())
            Assert.DoesNotContain(words, w => Regex.IsMatch(cell, $@"\b{Regex.Escape(w)}\b", RegexOptions.IgnoreCase));
    }

    /// <summary>What no table says, the bytes do not say either: free pages, dictionaries, metadata.</summary>
    [Fact]
    public void Bytes_OfEveryFile_HoldNoCodeOfAPersonalColumn()
    {
        string[] codes = ["FUTURE_START", "TO_BE_ADVERTISED", "NO_AGREEMENT", "YES_ELSEWHERE", "IN_PROGRESS", "nord-steigen-1,"];
        foreach (var file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(codes, c => text.Contains(c, StringComparison.Ordinal));
        }
    }

    /// <summary>A code list that only personal columns use is of no use to a reader of the release.</summary>
    [Fact]
    public void Codelists_OfPersonalColumnsOnly_AreNotReleased()
    {
        var used = Repository.Schema.ReleasedTables.SelectMany(t => t.PublicColumns).Select(c => c.Codelist).OfType<string>();
        string[] hidden = [.. Personal.Select(c => c.Codelist).OfType<string>().Except(used).Except(["missing"])]; // the signs for nothing are everybody's
        Assert.Equal(
            ["absence_kind", "destination", "end_reason", "interview_mode", "plan_status", "recruitment_status", "supervision"],
            hidden.Order(StringComparer.Ordinal));

        foreach (var (table, _, rows) in Tables().Where(t => t.Name is "Codes" or "codebook/codes"))
            Assert.True(!rows.Any(r => r.Intersect(hidden).Any()), table);
    }

    /// <summary>
    /// Two warehouses that differ only in what doctors are like, and count alike, give the same release to the byte: what is not in a
    /// release cannot be read from it.
    /// </summary>
    [Fact]
    public async Task Release_OfWarehousesThatDifferInPersonalColumnsOnly_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Repository.RoundsFolder, "alis-nord", "recruitment-2019.csv"));
        var file = folder.Write("other.csv", Encoding.UTF8.GetBytes(text
            .Replace(",IN_PROGRESS,", ",YES,", StringComparison.Ordinal) // plans are in no count
            .Replace("2019-11-06,,,NO,,YES,,YES,,S1,Rekruttering av ALIS i området for Finnmarkssykehuset; Alta", "2019-11-06,,,YES,,YES,,YES,,S1,Rekruttering av ALIS i området for Finnmarkssykehuset; Alta", StringComparison.Ordinal)
            .Replace("2019-11-06,,,YES,,YES,,YES,,S1,Rekruttering av ALIS i området for Finnmarkssykehuset; Vadsø", "2019-11-06,,,NO,,YES,,YES,,S1,Rekruttering av ALIS i området for Finnmarkssykehuset; Vadsø", StringComparison.Ordinal)
            .Replace("FUTURE_START,2020-01-01", "FUTURE_START,2020-03-01", StringComparison.Ordinal)));
        Assert.True(text.Split('\n').Zip(File.ReadAllText(file).Split('\n')).Count(l => l.First != l.Second) > 10);
        var folders = new DataFolders(folder["data"]);
        ShippedWarehouse.TakeIn(folders, r => r.Key == "alis-nord/recruitment-2019" ? file : null);

        var other = await ShippedWarehouse.Release(folders);

        Assert.Equal(Unsigned(Release), Unsigned(other.Release.Path));
    }

    /// <summary>How much more a release tells of its persons is worked out from exact counts: of doctors, under each prior, in the steward's report alone.</summary>
    [Fact]
    public void Excess_IsInTheStewardsReportAlone()
    {
        using var report = JsonDocument.Parse(File.ReadAllText(StewardDisclosureReport.FileOf(shipped.Folders, shipped.Build.Release.Manifest.Id)));
        var cohorts = report.RootElement.GetProperty("cohorts").EnumerateArray().ToLookup(c => c.GetProperty("kind").GetString(), c => c.GetProperty("excess"));

        Assert.Equal(3, cohorts["DOCTOR"].Count());
        foreach (var excess in cohorts["DOCTOR"])
        {
            Assert.Equal(Repository.Schema.Policy.Priors.Select(p => p.Name), excess.EnumerateArray().Select(e => e.GetProperty("prior").GetString()));
            Assert.All(excess.EnumerateArray(), e => Assert.InRange(e.GetProperty("excess").GetDouble(), -1, 1));
        }

        Assert.All(cohorts["POST"].Concat(cohorts["RESPONDENT"]), e => Assert.Equal(JsonValueKind.Null, e.ValueKind));
        foreach (var file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("\"excess\"", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    /// <summary>A hash of raw input would let a guess of it be confirmed.</summary>
    [Fact]
    public void Files_OfTheRelease_HoldNoHashOfRawInput()
    {
        var inputs = Repository.Schema.Rounds.Select(Repository.FileOf)
            .Concat(Directory.EnumerateFiles(shipped.Folders.Warehouse, "*.parquet", SearchOption.AllDirectories))
            .Select(Sha256.OfFile).ToList();
        Assert.True(inputs.Count >= 2 * Repository.Schema.Rounds.Count);

        foreach (var file in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(inputs, h => text.Contains(h, StringComparison.OrdinalIgnoreCase)
                || text.Contains(Convert.ToBase64String(Convert.FromHexString(h)), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Manifest_Files_AreAllOfTheFolderAndNoMore() => Assert.Equal(
        FolderContent.Of(Release).Where(f => !f.StartsWith("manifest.", StringComparison.Ordinal)),
        shipped.Build.Release.Manifest.Files.Select(f => $"{f.Path} {f.Sha256}"));

    /// <summary>Every table of the release: the Parquet files, the catalogue and the codebook, every cell as text.</summary>
    private IEnumerable<(string Name, List<string> Columns, List<List<string?>> Rows)> Tables()
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        foreach (var file in Directory.EnumerateFiles(Release, "*.parquet", SearchOption.AllDirectories))
            yield return Read(duck, file, $"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({SqlFile.Literal(file)}, hive_partitioning = false)");
        foreach (var file in Directory.EnumerateFiles(Release, "*.csv", SearchOption.AllDirectories))
            yield return Read(duck, file, $"SELECT * FROM read_csv({SqlFile.Literal(file)}, all_varchar = true, header = true)");
        using var catalogue = new SqliteConnection($"Data Source={shipped.Build.Release.CatalogueFile};Mode=ReadOnly;Pooling=False");
        catalogue.Open();
        foreach (var table in catalogue.Query("SELECT name FROM sqlite_master WHERE type = 'table'", r => r.GetString(0)))
            yield return Read(catalogue, table, $"SELECT * FROM {SqlFile.Identifier(table)}");
    }

    private (string Name, List<string> Columns, List<List<string?>> Rows) Read(DbConnection connection, string name, string query)
    {
        List<string> columns = [];
        using var command = connection.Command(query);
        using var reader = command.ExecuteReader();
        columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        var rows = new List<List<string?>>();
        while (reader.Read())
            rows.Add([.. columns.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetValue(i).ToString())]);
        return (Path.IsPathRooted(name) ? Path.ChangeExtension(Path.GetRelativePath(Release, name), null).Replace('\\', '/') : name, columns, rows);
    }

    private static List<string> Unsigned(string release) => FolderContent.Of(release).Where(f => !f.StartsWith("manifest.sig ", StringComparison.Ordinal)).ToList();

    private static string Snake(string name) => Hump().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex Hump();
}
