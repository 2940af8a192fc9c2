using System.Text.Json;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>Each format read back by a program that is not ours, and equal to the CSV.</summary>
[Collection(SharedDemo.Name)]
public sealed class ReadBackTests(ExportedFiles files) : IClassFixture<ExportedFiles>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "AlisResearch.Tests", "EndToEnd", "Exports");

    /// <summary>SPSS and Stata by haven, Excel by readxl, the Excel variant of CSV by read.csv2: values, labels of variables and values, dates, missing values.</summary>
    [NeedsFact(Tool.R)]
    public async Task SpssStataAndExcel_ReadByR_AreTheCsv()
    {
        var said = await ToolProcess.Run(Folder, "Rscript", Path.Combine(Folder, "read_back.R"), files.Folder, "nb");
        Assert.Matches(@"^2\d tables, 1\d{5} values", said);

        var english = await files.Export("english", "--format", "csv", "excel.csv", "xlsx", "sav", "dta", "--lang", "en");
        Assert.Equal(said, await ToolProcess.Run(Folder, "Rscript", Path.Combine(Folder, "read_back.R"), english, "en"));
    }

    [Fact]
    public void Parquet_ReadByDuckDB_IsTheCsv()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var table in files.Tables)
        {
            var (header, rows) = Csv(table);
            var read = connection.Query(
                $"SELECT {string.Join(", ", header.Select(h => $"{SqlFile.Identifier(h)}"))} FROM read_parquet({SqlFile.Literal(Path.Combine(files.Folder, $"{table}.parquet"))})",
                r => header.Select((_, i) => r.IsDBNull(i) ? "" : Text(r.GetValue(i))).ToArray());
            Assert.Equal(rows, read);
        }
    }

    /// <summary>hyparquet, a reader in JavaScript: values, and the labels of the file's metadata.</summary>
    [NeedsFact(Tool.Node)]
    public async Task Parquet_ReadByHyparquet_IsTheCsv()
    {
        var reader = Path.Combine(Folder, "hyparquet");
        if (!Directory.Exists(Path.Combine(reader, "node_modules")))
            await ToolProcess.Run(reader, "npm", "ci", "--no-audit", "--no-fund");
        var read = JsonDocument.Parse(await ToolProcess.Run(reader, "node", "read.mjs", files.Folder)).RootElement;
        foreach (var table in files.Tables)
        {
            var (header, rows) = Csv(table);
            Assert.Equal(rows, read.GetProperty(table).GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetString()!).ToArray()));
            var metadata = read.GetProperty(table).GetProperty("metadata");
            Assert.Contains("AlisResearch (2023)", metadata.GetProperty("citation").GetString(), StringComparison.Ordinal);
            Assert.Equal(header, JsonDocument.Parse(metadata.GetProperty("columns").GetString()!).RootElement.EnumerateObject().Select(c => c.Name));
            Assert.Equal("ALIS-Nord", JsonDocument.Parse(metadata.GetProperty("codelists").GetString()!).RootElement.GetProperty("study").GetProperty("alis-nord").GetProperty("nb").GetString());
        }
    }

    /// <summary>LibreOffice in Norwegian opens the Excel variant: letters, decimal commas and dates are what a Norwegian sees in Excel; and the workbook as it is.</summary>
    [NeedsFact(Tool.LibreOffice)]
    public async Task ExcelVariant_OpenedByLibreOffice_ShowsLettersDecimalsAndDates()
    {
        var opened = Directory.CreateDirectory(Path.Combine(files.Folder, "opened")).FullName;
        await Convert("Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true", "recruitment.excel.csv", "programme_figure.excel.csv");
        await Convert(null, "recruitment.xlsx");
        var said = await ToolProcess.Run(Folder, "Rscript", Path.Combine(Folder, "opened.R"), files.Folder, opened);
        Assert.Contains("opened", said, StringComparison.Ordinal);

        async Task Convert(string? filter, params string[] names) => await ToolProcess.Run(
            files.Folder, "soffice",
            [$"-env:UserInstallation=file://{Path.Combine(files.Folder, "profile")}", "--headless", .. filter is null ? Array.Empty<string>() : [$"--infilter={filter}"], "--convert-to", "xlsx", "--outdir", opened, .. names]);
    }

    private (string[] Header, List<string[]> Rows) Csv(string table)
    {
        var read = CsvTable.Read(File.ReadAllBytes(Path.Combine(files.Folder, $"{table}.csv")));
        string[] header = [.. read.Header];
        return (header, [.. read.Rows.Select(r => header.Select(h => r.Fields.GetValueOrDefault(h) ?? "").ToArray())]);
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => $"{date:yyyy-MM-dd}",
        DateTime moment => $"{moment:yyyy-MM-ddTHH:mm:ss}",
        decimal number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };
}
