using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Validation;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Staging;

/// <summary>
/// One round's file on its way into the warehouse: read, mapped, checked cell by cell, cast and pseudonymised in one pass, straight into a
/// Parquet file that nobody lists yet. Only where a cell breaks a rule is the file read again, to say which.
/// </summary>
internal sealed class StagedRound : IDisposable
{
    /// <summary>The column that holds the row's number in the source file, where the order of rows alone does not tell.</summary>
    public const string SourceRow = "source_row";

    /// <summary>Below this many bytes several threads cost more than they give.</summary>
    private const long SmallFile = 1 << 20;

    private readonly RoundSource _source;
    private readonly TableContract _table;
    private readonly RowMapping _mapping;
    private readonly IReadOnlyList<CellCheck> _checks;
    private readonly PseudonymKey? _key;
    private readonly bool _withdrawals;

    private StagedRound(
        RoundSource source, TableContract table, RowMapping mapping, IReadOnlyList<CellCheck> checks, PseudonymKey? key, string target, bool withdrawals)
    {
        (_source, _table, _mapping, _checks, _key, File, _withdrawals) = (source, table, mapping, checks, key, target, withdrawals);
        Connection = StewardDatabase.Open(source.Bytes < SmallFile ? 1 : StewardDatabase.Threads);
    }

    /// <summary>The database it was staged in.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>The staged Parquet file.</summary>
    public string File { get; }

    /// <summary>Whether the staged file says each row's number itself.</summary>
    public bool IsNumbered => !_source.IsNative || _mapping.Answers.Count > 0 || _withdrawals;

    /// <summary>Rows left out for withdrawn subjects.</summary>
    public long Withdrawn { get; private set; }

    /// <summary>Stages <paramref name="source"/> into <paramref name="target"/>; null when <paramref name="findings"/> say why not.</summary>
    public static StagedRound? Read(
        RoundSource source, SchemaSet schema, SurveyRound round, PseudonymKey? key, IReadOnlySet<string> withdrawn, string target,
        List<Finding> findings, QueryProgress progress)
    {
        var table = schema.Tables[round.Table];
        findings.AddRange(HeaderCheck.Run(source, round, table));
        if (findings.Count > 0)
            return null;

        var mapping = RowMapping.Of(schema, round, table, source.Columns);
        var checks = CellCheck.For(mapping.Checked, round.Synthetic, schema.Codelists);
        var staged = new StagedRound(source, table, mapping, checks, key, target, withdrawn.Count > 0 && table.PseudonymColumns.Any());
        try
        {
            staged.Prepare(withdrawn);
            if (staged.Stage(findings, progress))
                return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }

        staged.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private void Prepare(IReadOnlySet<string> withdrawn)
    {
        _source.Register(Connection);
        if (_key is not null)
            PseudonymSql.Prepare(Connection, _key.Chain);
        if (!_withdrawals)
            return;
        Connection.Execute(Sql("withdrawn.sql"));
        using var appender = Connection.CreateAppender("withdrawn");
        foreach (var pseudonym in withdrawn)
            appender.CreateRow().AppendValue(pseudonym).EndRow();
    }

    private bool Stage(List<Finding> findings, QueryProgress progress)
    {
        var kept = _withdrawals
            ? string.Join(" AND ", _table.PseudonymColumns.Select(c => SqlFile.Fill(Sql("kept.sql"), ("column", SqlFile.Identifier(c.Name)))))
            : "true";
        try
        {
            progress.Run(
                Connection, new("Leser, sjekker og lagrer", "Reading, checking and storing"),
                SqlFile.Fill(Sql("stage.sql"), ("columns", Columns()), ("mapped", Mapped(IsNumbered)), ("kept", kept)), [("target", File), .. _source.Parameters]);
        }
        catch (DuckDBException fault) when (Diagnosis.IsOfTheFile(fault))
        {
            var found = new Diagnosis(Connection, _source, _checks).Run(Mapped(numbered: true), progress);
            if (found.Count == 0)
                throw new InvalidOperationException($"Staging stopped ({fault.ErrorType}), and no rule says why.", fault);
            findings.AddRange(found);
            return false;
        }

        findings.AddRange(_source.Faults);
        if (findings.Count > 0)
            return false;
        if (_withdrawals)
            Withdrawn = Connection.Query(
                SqlFile.Fill(Sql("withdrawn_count.sql"), ("columns", Columns()), ("mapped", Mapped(IsNumbered)), ("kept", kept)), r => r.GetInt64(0), _source.Parameters).Single();
        Connection.Execute(SqlFile.Fill(Sql("spill.sql"), ("folder", SqlFile.Literal(Path.Combine(Path.GetDirectoryName(File)!, "spill")))));
        return true;
    }

    /// <summary>The rows with every cell mapped, as text; the answers, where there are any, as a list to unnest.</summary>
    private string Mapped(bool numbered)
    {
        var columns = _mapping.Cells.Select(c => $"{c.Text} AS {c.Cell}")
            .Concat(_mapping.Signs.Select(s => $"{s.Sql} AS {SqlFile.Identifier(s.Column.Name)}"))
            .Concat(_mapping.Answers.SelectMany(a => new[]
            {
                $"{a.Answer.Text} AS {a.Answer.Cell}",
                $"{a.Sign} AS {SqlFile.Identifier(a.SignAlias)}",
                $"{a.Code} AS {SqlFile.Identifier(a.CodeAlias)}",
            }));
        if (numbered)
            columns = columns.Prepend($"{SqlFile.Identifier(RoundSource.Number)} AS row_number");
        return SqlFile.Fill(Sql("mapped.sql"), ("columns", string.Join(",\n    ", columns)), ("source", _source.Sql(numbered)));
    }

    /// <summary>The table's columns without the study, checked and cast.</summary>
    private string Columns()
    {
        var cells = _mapping.Cells.Where(c => c.Contract.Name != "study").ToDictionary(c => c.Contract.Name, c => Checked(c));
        foreach (var (column, _) in _mapping.Signs)
            cells[column.Name] = SqlFile.Identifier(column.Name);
        var columns = _table.Columns.Where(c => cells.ContainsKey(c.Name)).Select(c => $"{cells[c.Name]} AS {SqlFile.Identifier(c.Name)}").ToList();
        if (IsNumbered)
            columns.Add($"row_number AS {SourceRow}");
        if (_mapping.Answers.Count > 0)
            columns.Add($"unnest([{string.Join(",\n", _mapping.Answers.Select(Given))}], recursive := true)");
        return string.Join(",\n    ", columns);
    }

    private string Given(MappedAnswer given) =>
        $"{{'question': {SqlFile.Literal(given.Asked.Question)}, 'wording': CAST({given.Asked.Version} AS BIGINT), 'answer': CAST({Checked(given.Answer)} AS VARCHAR), "
        + $"'answer_missing': {SqlFile.Identifier(given.SignAlias)}, 'missing_code': {SqlFile.Identifier(given.CodeAlias)}}}";

    private string Checked(MappedCell cell)
    {
        var broken = _checks.Where(c => c.Cell == cell).Select(c => $"coalesce({c.Broken}, false)").ToList();
        var value = cell.Value(identifier => PseudonymSql.Of($"trim({identifier}, ' ')", _key!.Chain));
        return broken.Count == 0 ? value : SqlFile.Fill(Sql("checked.sql"), ("broken", string.Join(" OR ", broken)), ("value", value));
    }

    private static string Sql(string name) => SqlFile.Load(typeof(StagedRound).Assembly, name);
}
