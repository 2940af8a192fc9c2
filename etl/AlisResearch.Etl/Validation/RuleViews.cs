using AlisResearch.Etl.Staging;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Validation;

/// <summary>
/// What the rules of a round see: the staged rows as <c>typed</c>; any table by its name, as the warehouse would have it with the round in
/// place; the round before it; and what the schema knows. Each is made when the first rule needs it.
/// </summary>
internal sealed class RuleViews(StagedRound staged, SchemaSet schema, SurveyRound round, WarehouseSnapshot warehouse, int withdrawals)
{
    private readonly HashSet<string> _tables = [];
    private bool? _drift;

    private DuckDBConnection Connection => staged.Connection;

    private TableContract Table => schema.Tables[round.Table];

    /// <summary>What a table's column is called in the file.</summary>
    public string NameInFile(string column) => round.Mapping.Columns.GetValueOrDefault(column, column);

    /// <summary>The staged rows and the small tables.</summary>
    public void CreateContext()
    {
        Connection.Execute(SqlFile.Fill(
            Sql("typed_view.sql"), ("row", staged.IsNumbered ? StagedRound.SourceRow : $"file_row_number + {round.Format.HeaderRow + 1}"),
            ("study", SqlFile.Literal(round.Study)), ("file", SqlFile.Literal(staged.File)),
            ("columns", string.Join(", ", Table.Columns.Where(c => c.Name != "study").Select(c => SqlFile.Identifier(c.Name))))));
        Connection.Execute(Sql("context.sql"));
        Append("round", [(round.Study, round.Synthetic, Withdrawals: (long)withdrawals)], (row, r) => row.AppendValue(r.Study).AppendValue(r.Synthetic).AppendValue(r.Withdrawals));
        Append("study_phase", schema.Studies.Single(s => s.Id == round.Study).Phases, (row, p) => row.AppendValue(p.Id).AppendValue(p.From));
        Append("fictional_municipality", schema.FictionalMunicipalities, (row, m) => row.AppendValue(m.Code));
        Append("succession", schema.Municipalities.Successions, (row, s) => row.AppendValue(s.From).AppendValue(s.To));
    }

    /// <summary>Makes the view of a table, unless it is there.</summary>
    public void Need(string table)
    {
        if (!_tables.Add(table))
            return;
        var contract = schema.Tables[table];
        var others = warehouse.RoundsOf(table).Where(r => (r.Study, r.Round) != (round.Study, round.Id))
            .Select(r => SqlFile.Fill(Sql("table_now_round.sql"), ("study", SqlFile.Literal(r.Study)), ("file", SqlFile.Literal(r.File))));
        var here = table == round.Table ? [Sql("table_now_staged.sql")] : Array.Empty<string>();
        Connection.Execute(SqlFile.Fill(
            Sql("table_now.sql"), ("table", SqlFile.Identifier(table)),
            ("columns", string.Join(", ", contract.Columns.Select(c => $"CAST(NULL AS {c.SqlType}) AS {SqlFile.Identifier(c.Name)}"))),
            ("rounds", string.Join('\n', others.Concat(here)))));
    }

    /// <summary>The columns of other tables that point at this one and have rows in the study, their views made.</summary>
    public IReadOnlyList<(TableContract Table, ColumnContract Column)> References()
    {
        var references = schema.Tables.Values
            .Where(t => warehouse.RoundsOf(t.Name).Any(r => r.Study == round.Study))
            .SelectMany(t => t.Columns.Where(c => c.References?.Table == round.Table).Select(c => (t, c))).ToList();
        foreach (var (table, _) in references)
            Need(table.Name);
        if (references.Count > 0)
            Need(round.Table);
        return references;
    }

    /// <summary>Makes the views that compare the round with the one before it; false when there is none.</summary>
    public bool NeedDrift()
    {
        if (_drift is { } made)
            return made;
        var before = schema.Rounds
            .Where(r => r.Study == round.Study && r.Table == round.Table && r.Kind == round.Kind && r.From < round.From)
            .OrderByDescending(r => r.From)
            .Select(r => warehouse.Rounds.FirstOrDefault(w => (w.Study, w.Round) == (r.Study, r.Id)))
            .FirstOrDefault(w => w is not null);
        _drift = before is not null && Variables("current_variable", staged.File) && Variables("previous_variable", before.File);
        return _drift.Value;
    }

    private bool Variables(string name, string file)
    {
        var rows = SqlFile.Fill(Sql("round_rows.sql"), ("file", SqlFile.Literal(file)));
        var there = StewardDatabase.ColumnsOf(Connection, file);
        var values = Table.HoldsAnswers ? [Answers(rows)] : Table.Columns.Where(c => there.Contains(c.Name)).Select(c => Variable(c, rows)).OfType<string>().ToList();
        if (values.Count == 0)
            return false;
        Connection.Execute(SqlFile.Fill(Sql("variable_view.sql"), ("name", name), ("values", string.Join("\nUNION ALL\n", values))));
        return true;
    }

    private string Answers(string rows)
    {
        var numeric = round.Mapping.Questions.Values.Where(q => schema.QuestionOf(q).Answer.Type is ColumnType.Integer or ColumnType.Decimal).Select(q => q.Question);
        return SqlFile.Fill(Sql("variable_answer.sql"), ("numeric", string.Join(", ", numeric.DefaultIfEmpty("").Select(SqlFile.Literal))), ("rows", rows));
    }

    private string? Variable(ColumnContract column, string rows)
    {
        var file = column.Type switch
        {
            _ when Table.Key.Contains(column.Name) || round.Mapping.Constants.ContainsKey(column.Name) => null,
            ColumnType.Code or ColumnType.Boolean when column.Codelist is not ("municipality" or "source_document") => "variable_category.sql",
            ColumnType.Integer or ColumnType.Decimal when column.Unit is not null => "variable_number.sql", // without a unit it is a number of something, not a quantity
            _ => null,
        };
        return file is null ? null : SqlFile.Fill(
            Sql(file), ("variable", SqlFile.Literal(column.Name)), ("column", SqlFile.Identifier(column.Name)), ("rows", rows));
    }

    private void Append<T>(string table, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> append)
    {
        using var appender = Connection.CreateAppender(table);
        foreach (var item in rows)
        {
            var row = appender.CreateRow();
            append(row, item);
            row.EndRow();
        }
    }

    private static string Sql(string name) => SqlFile.Load(typeof(RuleViews).Assembly, name);
}
