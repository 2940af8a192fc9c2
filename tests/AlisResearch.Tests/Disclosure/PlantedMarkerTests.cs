using System.Text;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;
using AlisResearch.Tests.Unit;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Disclosure;

/// <summary>
/// Direct identifiers and free text of one person are planted in files that are taken in, tried, rejected and withdrawn from. They must be in no
/// byte that the command writes: Parquet (decompressed as well), catalogue, key files, reports, answers and errors. Fails when any column of
/// type pseudonym or any ignored column is stored as it stands, or when a finding repeats a cell.
/// </summary>
public sealed class PlantedMarkerTests : IDisposable
{
    private const string Identifier = "KANARI-ID-4711";
    private const string FreeText = "KANARI-TEKST-4711";
    private readonly TemporaryFolder _folder = new();
    private readonly SchemaCopy _schema = new();
    private readonly StringBuilder _said = new();

    public void Dispose()
    {
        _schema.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Identifiers_AndFreeText_AreInNoByteThatIsWritten()
    {
        string[] survey = File.ReadAllLines(Path.Combine(Repository.RoundsFolder, "alis-nord", "survey-2020.csv"));
        var comment = survey[0].Split(',').Index().Single(c => c.Item == "kommentar").Index;
        var planted = survey.Select((line, i) => i == 0 ? line : Planted(line, comment, i)).ToList();

        await Alis(0, "ingest", Path.Combine(Repository.RoundsFolder, "alis-nord", "positions.csv"));
        await Alis(0, "ingest", Write("survey-2020.csv", planted), "--study", "alis-nord", "--round", "survey-2020", "--dry-run");
        await Alis(0, "ingest", Write("survey-2020.csv", planted), "--study", "alis-nord", "--round", "survey-2020", "--report", _folder["taken.html"]);
        Assert.Equal(2, Steward.Snapshot(new(_folder["data"])).Rounds.Count);

        // In every column that a person fills, and where the header should be.
        await Alis(3, "ingest", Write("survey-2020.csv", [survey[0], string.Join(',', survey[0].Split(',').Select(_ => Identifier))]), "--study", "alis-nord", "--round", "survey-2020", "--report", _folder["rejected.html"]);
        await Alis(3, "ingest", Write("survey-2020.csv", [string.Join(',', survey[0].Split(',').Select((_, i) => $"{Identifier}{i}")), planted[1]]), "--study", "alis-nord", "--round", "survey-2020", "--json");
        await Alis(3, "ingest", Write("survey-2020.csv", [survey[0], planted[1] + ",\"" + FreeText]), "--study", "alis-nord", "--round", "survey-2020");
        await Alis(3, "ingest", Write("survey-2020.csv", [survey[0], planted[1], planted[1]]), "--study", "alis-nord", "--round", "survey-2020", "--json");
        await Alis(0, "withdraw", "--study", "alis-nord", "--subject", $"{Identifier}-1");
        await Alis(0, "ingest", Write("survey-2020.csv", [.. planted[..^1]]), "--study", "alis-nord", "--round", "survey-2020");
        await Alis(0, "rounds", "--codebook");
        await Alis(0, "pseudonyms", "rotate", "--study", "alis-nord", "--repseudonymise");
        await Alis(0, "backup", _folder["backup.zip"], "--with-keys");

        Assert.DoesNotContain("KANARI", _said.ToString(), StringComparison.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf("KANARI"u8) < 0 && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("KANARI")) < 0, Path.GetFileName(file));
            if (Path.GetExtension(file) == ".parquet")
                Assert.DoesNotContain("KANARI", Decompressed(file), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(Directory.EnumerateFiles(_folder.Path, "*.parquet", SearchOption.AllDirectories), f => Decompressed(f).Contains("easier_recruitment", StringComparison.Ordinal));
    }

    private static string Planted(string line, int comment, int row)
    {
        var cells = line.Split(',');
        cells[0] = $"{Identifier}-{row}";
        cells[comment] = $"{FreeText} {row}";
        return string.Join(',', cells);
    }

    private string Write(string name, IReadOnlyList<string> lines) => _folder.Write(name, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private async Task Alis(int exit, params string[] args)
    {
        var outcome = await AlisProcess.Run([.. args, "--data", _folder["data"], "--schema", _schema.Folder]);
        Assert.True(outcome.ExitCode == exit, $"{args[0]}: {outcome.ExitCode} {outcome.Error}");
        _said.Append(outcome.Output).Append(outcome.Error);
    }

    private static string Decompressed(string file)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        return string.Join('\n', database.Query(
            $"SELECT CAST(t AS VARCHAR) FROM read_parquet({SqlFile.Literal(file)}, hive_partitioning = false) AS t", r => r.GetString(0)));
    }
}
