using System.Globalization;
using System.Text.Json;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd.StatFiles;

/// <summary>Files that R's haven writes: every value, label and missing code is what haven itself reads back.</summary>
public sealed class HavenRoundTripTests(HavenFiles files) : IClassFixture<HavenFiles>
{
    [NeedsFact(Tool.R)]
    public Task Sav_WrittenByHaven_IsReadAsHavenReadsIt() => IsReadAsHavenReadsIt("survey.sav", SourceType.Sav);

    [NeedsFact(Tool.R)]
    public Task ZippedSav_WrittenByHaven_IsReadAsHavenReadsIt() => IsReadAsHavenReadsIt("packed.zsav", SourceType.Sav);

    [NeedsFact(Tool.R)]
    public Task Dta_WrittenByHaven_IsReadAsHavenReadsIt() => IsReadAsHavenReadsIt("survey.dta", SourceType.Dta);

    [NeedsFact(Tool.R)]
    public Task OldDta_WrittenByHaven_IsReadAsHavenReadsIt() => IsReadAsHavenReadsIt("old.dta", SourceType.Dta);

    /// <summary>Cut anywhere, the file is refused at once or its rows end with a finding; never is it read as a smaller file.</summary>
    [NeedsFact(Tool.R)]
    public async Task StatFile_CutAnywhere_IsTorn()
    {
        var folder = await files.Folder();
        foreach (var (name, type) in new[] { ("survey.sav", SourceType.Sav), ("packed.zsav", SourceType.Sav), ("survey.dta", SourceType.Dta), ("old.dta", SourceType.Dta) })
        {
            var bytes = await File.ReadAllBytesAsync(folder[name]);
            for (var length = 200; length < bytes.Length; length += bytes.Length / 60)
            {
                var findings = new List<Finding>();
                var table = SourceReader.Open(new(folder.Write($"cut-{name}", bytes[..length])), new(type), SourceLimits.Default, findings);
                var rows = table?.Rows().Count();
                Assert.True(findings.Count > 0 && findings.All(f => f.Rule is "torn_file" or "missing_value_labels"), $"{name} cut at {length} of {bytes.Length}: {rows} rows, {string.Join(", ", findings.Select(f => f.Rule))}");
            }
        }
    }

    [NeedsFact(Tool.R)]
    public async Task StatFile_ReadTwiceOrLeftInTheMiddle_StartsAnew()
    {
        var folder = await files.Folder();
        var findings = new List<Finding>();
        var table = SourceReader.Open(new(folder["survey.sav"]), new(SourceType.Sav), SourceLimits.Default, findings)!;

        Assert.Equal(2, table.Rows().First().Number);
        Assert.Equal(6, table.Rows().Count());
        Assert.Equal(7, table.Rows().Last().Number);
        Assert.Empty(findings);
    }

    [NeedsFact(Tool.R)]
    public async Task StatFile_OverALimit_IsAFinding()
    {
        var folder = await files.Folder();
        Assert.Equal("too_many_columns", Rule(new(MaxColumns: 3)));
        Assert.Equal("cell_too_large", Rule(new(MaxCellBytes: 100)));
        Assert.Equal("file_too_large", Rule(new(MaxBytes: 100)));

        string Rule(SourceLimits limits)
        {
            var findings = new List<Finding>();
            var table = SourceReader.Open(new(folder["survey.sav"]), new(SourceType.Sav), limits, findings);
            _ = table?.Rows().Count();
            return Assert.Single(findings).Rule;
        }
    }

    private async Task IsReadAsHavenReadsIt(string name, SourceType type)
    {
        var folder = await files.Folder();
        var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(folder[$"{name}.json"])).RootElement.EnumerateArray().ToList();
        var findings = new List<Finding>();

        var table = SourceReader.Open(new(folder[name]), new(type), SourceLimits.Default, findings)!;
        var rows = table.Rows().ToList();

        Assert.Empty(findings);
        Assert.Equal(expected.Select(c => c.GetProperty("name").GetString()), table.Columns.Select(c => c.Name));
        Assert.Equal(Enumerable.Range(2, rows.Count).Select(n => (long)n), rows.Select(r => r.Number));
        foreach (var (index, column) in expected.Index())
        {
            var (read, isNumber) = (table.Columns[index], column.GetProperty("number").GetBoolean());
            Assert.Equal(column.GetProperty("label").GetString(), read.Label);
            Assert.Equal(Texts(column, "labelValues").Zip(Texts(column, "labelTexts")).Order(), read.ValueLabels.Select(l => ((string?)l.Value, (string?)l.Label)).Order());
            Assert.Equal(
                column.GetProperty("missing").EnumerateArray().Select(m => $"{m[0]}–{m[1]}").Order(StringComparer.Ordinal),
                read.UserMissing.Select(m => $"{m.From}–{m.To}").Order(StringComparer.Ordinal));
            Assert.Equal(Texts(column, "values").Select(v => isNumber ? Canonical(v) : v), rows.Select(r => r.Cells[index]));
        }
    }

    private static IEnumerable<string?> Texts(JsonElement column, string key) => column.GetProperty(key).EnumerateArray().Select(e => e.GetString());

    /// <summary>R's 17 digits as the shortest text of the same number.</summary>
    private static string? Canonical(string? number) => number is null or ['.', ..] ? number
        : double.Parse(number, CultureInfo.InvariantCulture) is var value && value == Math.Truncate(value) && Math.Abs(value) < 1e15
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The files, written by R once.</summary>
public sealed class HavenFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<TemporaryFolder>> _written;

    public HavenFiles() => _written = new(async () =>
    {
        await ToolProcess.Run(_folder.Path, "Rscript", Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "EndToEnd", "StatFiles", "write_files.R"), _folder.Path);
        return _folder;
    });

    public Task<TemporaryFolder> Folder() => _written.Value;

    public void Dispose() => _folder.Dispose();
}
