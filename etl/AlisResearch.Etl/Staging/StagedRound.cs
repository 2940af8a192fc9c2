using AlisResearch.Etl.Sources;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Staging;

/// <summary>One round's file staged as text in a database of its own, mapped to its table's columns.</summary>
public sealed class StagedRound : IDisposable
{
    /// <summary>Below this many bytes several threads cost more than they give.</summary>
    private const long SmallFile = 1 << 20;

    private readonly TableContract _table;

    private StagedRound(DuckDBConnection connection, TableContract table) => (Connection, _table) = (connection, table);

    /// <summary>The database with <c>staged</c>, <c>mapped</c> and <c>cell</c>.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Stages and maps <paramref name="file"/>; null when <paramref name="findings"/> say why not.</summary>
    public static StagedRound? Read(InputFile file, SurveyRound round, TableContract table, List<Finding> findings)
    {
        var header = CsvTable.ReadHeader(file.Path);
        findings.AddRange(HeaderFindings(file, round, table, header));
        if (findings.Count > 0)
            return null;

        var connection = new DuckDBConnection(new FileInfo(file.Path).Length < SmallFile ? "DataSource=:memory:;threads=1" : "DataSource=:memory:");
        connection.Open();
        var staged = new StagedRound(connection, table);
        try
        {
            connection.Execute(
                SqlFile.Fill(Sql("stage_csv.sql"), ("columns", $"{{{string.Join(", ", header.Select(h => $"{SqlFile.Literal(h)}: 'VARCHAR'"))}}}")),
                ("path", file.Path));
            findings.AddRange(connection.Query(Sql("rejects.sql"), r => Reject(file, r)));
            if (findings.Count == 0)
            {
                connection.Execute(SqlFile.Fill(Sql("map.sql"), ("columns", string.Join(",\n    ", table.Columns.Select(c => Mapped(c, round))))));
                connection.Execute(Sql("cells.sql"));
                return staged;
            }
        }
        catch (DuckDBException)
        {
            // The reader gives up where quoting is broken beyond the row; its message quotes the file, so it is not passed on.
            findings.Add(new(file.Name, null, null, "csv_structure", Severity.Error,
                new("Filen kan ikke leses som CSV.", "The file does not read as CSV."),
                new("Se etter et anførselstegn som ikke lukkes.", "Look for a quote that never closes.")));
        }

        staged.Dispose();
        return null;
    }

    /// <summary>Casts the validated text to the contract's types, as table <c>typed</c>.</summary>
    public void Cast() => Connection.Execute(SqlFile.Fill(
        Sql("typed.sql"),
        ("columns", string.Join(",\n    ", _table.Columns.Select(c => $"CAST({SqlFile.Identifier(c.Name)} AS {c.SqlType}) AS {SqlFile.Identifier(c.Name)}"))),
        ("key", string.Join(", ", _table.Key.Select(SqlFile.Identifier)))));

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private static string Mapped(ColumnContract column, SurveyRound round)
    {
        var value = column.Name == "study" ? SqlFile.Literal(round.Study)
            : round.Mapping.Constants.TryGetValue(column.Name, out var constant) ? SqlFile.Literal(constant)
            : SqlFile.Identifier(round.Mapping.Columns.GetValueOrDefault(column.Name, column.Name));
        return $"{value} AS {SqlFile.Identifier(column.Name)}";
    }

    private static IEnumerable<Finding> HeaderFindings(InputFile file, SurveyRound round, TableContract table, IReadOnlyList<string> header)
    {
        if (header is [var only] && only.AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            yield return new(file.Name, 1, null, "separator", Severity.Error,
                only.Contains(';', StringComparison.Ordinal)
                    ? new("Feltene er delt med semikolon; de skal deles med komma.", "The fields are separated by semicolons; they must be separated by commas.")
                    : new("Feltene er delt med tabulator; de skal deles med komma.", "The fields are separated by tabs; they must be separated by commas."),
                new("Norsk Excel lagrer CSV med semikolon: velg komma som listeskilletegn i Windows, eller eksporter fra R med write.csv().",
                    "Norwegian Excel saves CSV with semicolons: choose comma as the list separator in Windows, or export from R with write.csv()."));
            yield break;
        }

        var expected = table.Columns
            .Where(c => c.Name != "study" && !round.Mapping.Constants.ContainsKey(c.Name))
            .Select(c => round.Mapping.Columns.GetValueOrDefault(c.Name, c.Name))
            .ToList();
        if (!header.Any(expected.Contains))
        {
            // The header was forgotten, or it is another file: what stands there may be one person's values, so it is not repeated.
            yield return new(file.Name, 1, null, "no_header", Severity.Error,
                new("Første rad er ikke overskriften: ingen av kolonnene er kjent.", "The first row is not the header: none of its columns is known."),
                new($"Kolonner: {string.Join(", ", expected)}.", $"Columns: {string.Join(", ", expected)}."));
            yield break;
        }

        foreach (var missing in expected.Where(e => !header.Contains(e)))
        {
            var near = Suggest.Nearest(missing, header.Where(h => !expected.Contains(h)));
            yield return new(file.Name, 1, missing, "missing_column", Severity.Error,
                new($"Kolonnen «{missing}» mangler.", $"The column “{missing}” is missing."),
                near is null
                    ? new($"Legg til kolonnen, eller gi den en verdi under constants i {round.DefinitionFile}.",
                        $"Add the column, or give it a value under constants in {round.DefinitionFile}.")
                    : new($"Mente du «{near}» med «{missing}»?", $"Is “{near}” meant to be “{missing}”?"));
        }

        foreach (var unknown in header.Where(h => !expected.Contains(h)))
            yield return new(file.Name, 1, unknown, "unknown_column", Severity.Error,
                new($"Ukjent kolonne «{unknown}».", $"Unknown column “{unknown}”."), Suggest.DidYouMean(unknown, expected));
        foreach (var twice in header.GroupBy(h => h).Where(g => g.Count() > 1))
            yield return new(file.Name, 1, twice.Key, "duplicate_column", Severity.Error,
                new($"Kolonnen «{twice.Key}» står {twice.Count()} ganger.", $"The column “{twice.Key}” stands {twice.Count()} times."), null);
    }

    private static Finding Reject(InputFile file, System.Data.Common.DbDataReader reject)
    {
        LocalText message = reject.Text("error_type") switch
        {
            "TOO MANY COLUMNS" => new("Raden har flere felt enn overskriften.", "The row has more fields than the header."),
            "MISSING COLUMNS" => new("Raden har færre felt enn overskriften.", "The row has fewer fields than the header."),
            "UNQUOTED VALUE" => new("Et anførselstegn lukkes ikke.", "A quote is not closed."),
            _ => new("Raden kan ikke leses som CSV.", "The row does not read as CSV."),
        };
        return new(file.Name, Convert.ToInt64(reject["row_number"], null), reject.Text("column_name"), "csv_structure", Severity.Error, message,
            new("Felt med komma, linjeskift eller anførselstegn skal stå i anførselstegn.", "Fields with a comma, line break or quote go in quotes."));
    }

    private static string Sql(string name) => SqlFile.Load(typeof(StagedRound).Assembly, name);
}
