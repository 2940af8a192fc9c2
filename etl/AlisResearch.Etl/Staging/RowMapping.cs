using AlisResearch.Etl.Sources;
using AlisResearch.Model;

namespace AlisResearch.Etl.Staging;

/// <summary>How a file's rows become the table's: the cells that every row has and, for a questionnaire, the answers that become rows.</summary>
/// <param name="Cells">One cell for each of the table's columns that is not filled by the answers.</param>
/// <param name="Signs">Columns <c>x_missing</c> with the SQL that says why <c>x</c> is empty.</param>
/// <param name="Answers">The answers; empty for any other table.</param>
internal sealed record RowMapping(
    IReadOnlyList<MappedCell> Cells, IReadOnlyList<(ColumnContract Column, string Sql)> Signs, IReadOnlyList<MappedAnswer> Answers)
{
    private const string AnswerColumn = "answer";

    /// <summary>Everything that is checked, in the order of the file's columns as far as they have one.</summary>
    public IEnumerable<MappedCell> Checked => Cells.Concat(Answers.Select(a => a.Answer));

    /// <summary>Maps <paramref name="source"/> to <paramref name="table"/> as <paramref name="round"/> says.</summary>
    public static RowMapping Of(SchemaSet schema, SurveyRound round, TableContract table, IReadOnlyList<SourceColumn> source)
    {
        var text = new MappedText(round, source.ToDictionary(c => c.Name));
        var plain = PlainColumns(round, table);
        var signed = plain.Select(c => (Column: c, Sign: table.MissingColumnOf(c.Name))).Where(c => c.Sign is not null && !IsGiven(round, c.Sign, source)).ToList();
        var cells = plain.Where(c => signed.All(s => s.Sign != c)).Select(c =>
        {
            var cell = text.FileCellOf(c.Name);
            return new MappedCell(c, c.Name, cell is not null && signed.Any(s => s.Column == c) ? text.Answer(c, cell) : text.Of(c), cell ?? c.Name);
        }).ToList();
        var answers = round.Mapping.Questions.Select(q =>
        {
            var contract = schema.QuestionOf(q.Value).Answer;
            return new MappedAnswer(
                q.Value, new(contract, $"{AnswerColumn}\u0001{q.Value.Question}", text.Answer(contract, q.Key, recodedAs: q.Key), q.Key), text.Sign(q.Key), text.Code(q.Key));
        }).ToList();
        return new(cells, [.. signed.Select(s => (s.Sign!, text.SignOf(s.Column.Name)))], answers);
    }

    /// <summary>The columns a file must have.</summary>
    public static IReadOnlyList<string> Expected(SurveyRound round, TableContract table)
    {
        var plain = PlainColumns(round, table);
        var signs = plain.Select(c => table.MissingColumnOf(c.Name)).Where(s => s is not null && !round.Mapping.Columns.ContainsKey(s.Name)).ToList();
        return plain.Except(signs.OfType<ColumnContract>())
            .SelectMany(c => round.Mapping.FileColumnsOf(c.Name))
            .Concat(round.Mapping.Questions.Keys)
            .Distinct()
            .ToList();
    }

    private static List<ColumnContract> PlainColumns(SurveyRound round, TableContract table) =>
        table.Columns.Where(c => round.Mapping.Questions.Count == 0 || !TableContract.AnswerColumns.Contains(c.Name)).ToList();

    /// <summary>Whether the file itself says why the cell is empty.</summary>
    private static bool IsGiven(SurveyRound round, ColumnContract sign, IReadOnlyList<SourceColumn> source) =>
        round.Mapping.Columns.ContainsKey(sign.Name) || source.Any(c => c.Name == sign.Name);
}
