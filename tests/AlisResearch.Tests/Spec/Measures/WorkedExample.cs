using System.CommandLine;
using System.Globalization;
using System.Text;
using AlisResearch.Analytics;
using AlisResearch.Cli;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Runs what a measure's page says, over the tables that it shows.</summary>
internal static class WorkedExample
{
    private const string Study = "alis-vest";
    private static readonly string[] Tables = ["position", "tenure", "absence"];

    /// <summary>What is wrong with a page, a sentence each: where, what it says, and what was found.</summary>
    public static IReadOnlyList<string> Problems(MeasurePage page)
    {
        var problems = Incomplete(page).Distinct().ToList();
        if (problems.Count > 0)
            return problems;
        using var folder = new TemporaryFolder();
        using var tables = TableDatabase.Open(
            Tables.Select(t => Repository.Schema.Tables[t]),
            t => page.Tables.Where(b => b.Table == t.Name).Select(b => new TableFile(Store(folder, t, b.Rows), Study)).ToList());
        using var runner = new MeasureRunner(tables, Repository.Schema);
        return [.. page.Commands.SelectMany(c => Refused(page, c)), .. page.Examples.SelectMany(e => Differences(page, folder, runner, e.Command, e.Answer))];
    }

    private static IEnumerable<string> Incomplete(MeasurePage page)
    {
        if (page.Examples.All(e => MeasurePage.Asked(e.Command)?.Measure != page.Measure))
            yield return $"{page.Measure}.md: no example of {page.Measure} itself";
        foreach (var (table, rows) in page.Tables)
        {
            if (!Tables.Contains(table))
                yield return $"{page.Measure}.md: csv {table}: no such table; known are {string.Join(", ", Tables)}";
            else if (page.Tables.Count(t => t.Table == table) > 1)
                yield return $"{page.Measure}.md: csv {table}: stands more than once";
            else if (rows.Split('\n')[0].Split(',').Except(Repository.Schema.Tables[table].Columns.Select(c => c.Name)).ToList() is { Count: > 0 } unknown)
                yield return $"{page.Measure}.md: csv {table}: no such column: {string.Join(", ", unknown)}";
        }
    }

    /// <summary>A block as the warehouse would hold it: every column of the contract in its type, those not shown missing.</summary>
    private static string Store(TemporaryFolder folder, TableContract table, string rows)
    {
        var (csv, parquet) = (folder[$"{table.Name}.csv"], folder[$"{table.Name}.parquet"]);
        File.WriteAllText(csv, rows);
        var shown = CsvTable.Read(csv).Header;
        var columns = table.Columns.Where(c => c.Name != "study").Select(c =>
            $"CAST({(shown.Contains(c.Name) ? SqlFile.Identifier(c.Name) : c.Name == "phase" ? "'1'" : "NULL")} AS {c.SqlType}) AS {SqlFile.Identifier(c.Name)}");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(
            $"COPY (SELECT {string.Join(", ", columns)} FROM read_csv({SqlFile.Literal(csv)}, header = true, all_varchar = true, delim = ',')) TO {SqlFile.Literal(parquet)} (FORMAT parquet)");
        return parquet;
    }

    private static IEnumerable<string> Differences(MeasurePage page, TemporaryFolder folder, MeasureRunner runner, string command, string answer)
    {
        if (Ask(command) is not ({ } asked, null))
            return Refused(page, command);
        var where = $"{page.Measure}.md: {command}";
        var expected = CsvTable.Read(folder.Write("answer.csv", Encoding.UTF8.GetBytes(answer)));
        var found = runner.Run(asked.Measure, asked.Cohort with { Studies = [Study] }, asked.Settings);
        var columns = found.Columns.Select(c => c.Name).ToList();
        if (expected.Header.Except(columns).ToList() is { Count: > 0 } unknown)
            return [$"{where}: no such column: {string.Join(", ", unknown)}"];
        if (expected.Rows.Count != found.Rows.Count)
            return [$"{where}: {expected.Rows.Count} rows expected, {found.Rows.Count} found"];
        return expected.Rows.Zip(found.Rows, (e, f) => expected.Header
            .Select(c => (Column: c, Expected: e.Fields[c], Found: f[columns.IndexOf(c)]))
            .Where(c => !Agree(c.Expected, c.Found))
            .Select(c => $"{where}: row {e.Number}, {c.Column}: {c.Expected ?? "empty"} expected, {Text(c.Found)} found")).SelectMany(d => d);
    }

    private static IEnumerable<string> Refused(MeasurePage page, string command) =>
        Ask(command).Error is { } error ? [$"{page.Measure}.md: {command}: {error}"] : [];

    /// <summary>What a command asks for, read as the command line reads it; or why it would be refused.</summary>
    private static ((string Measure, CohortRequest Cohort, IReadOnlyDictionary<string, string> Settings)? Asked, string? Error) Ask(string command)
    {
        if (MeasurePage.Asked(command) is not var (measure, options))
            return (null, "not an alis measure command");
        var (cohort, reading) = (new CohortOptions(Terminal.From(["--lang", "en"])), new RootCommand());
        foreach (var option in cohort.All)
            reading.Options.Add(option);
        var parsed = reading.Parse(options);
        if (parsed.Errors.Count > 0)
            return (null, string.Join(' ', parsed.Errors.Select(e => e.Message)));
        try
        {
            var (request, settings) = (cohort.Request(parsed), cohort.Settings(parsed));
            MeasureRunner.Check(Repository.Schema, measure, request, settings);
            return ((measure, request, settings), null);
        }
        catch (AlisException refusal)
        {
            return (null, refusal.Text.En);
        }
    }

    /// <summary>A number with decimals agrees within half a unit of the last one printed; everything else is the same.</summary>
    private static bool Agree(string? expected, object? found) => (expected, found) switch
    {
        (null, _) or (_, null) => expected is null && found is null,
        ({ } text, double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var known) && Math.Abs(known - number) <= HalfUnit(text) + 1e-9,
        _ => expected == Text(found),
    };

    private static double HalfUnit(string text) => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? 0.5 * Math.Pow(10, point + 1 - text.Length) : 0;

    private static string Text(object? value) => value switch
    {
        null => "empty",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
