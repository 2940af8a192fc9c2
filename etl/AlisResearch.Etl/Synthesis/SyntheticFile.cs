using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Synthesis;

/// <summary>
/// The file of a synthetic round, as the source system would export it: with the file's own headers and codes, its free-text columns
/// filled with words that say they are made up. Written beside its name and renamed.
/// </summary>
internal static class SyntheticFile
{
    private const int RowsBetweenReports = 100_000;

    /// <summary>Writes the rows to <paramref name="target"/>; gives their number.</summary>
    public static long Write(string target, SurveyRound round, TableContract table, SyntheticRows rows, Action<long> report, CancellationToken cancellation)
    {
        var columns = ColumnsOf(round, table, rows);
        var written = 0L;
        DurableFiles.Write(target + DurableFiles.Temporary, target, file =>
        {
            using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\n" };
            writer.WriteLine(string.Join(',', columns.Select(c => Field(c.Header))));
            foreach (var row in rows.Rows)
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    if (i > 0)
                        writer.Write(',');
                    writer.Write(Field(columns[i].Value(row, written)));
                }

                writer.WriteLine();
                if (++written % RowsBetweenReports == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    report(written);
                }
            }

            cancellation.ThrowIfCancellationRequested();
        });
        return written;
    }

    /// <summary>Whether a file's first row has an identifier that says it is made up.</summary>
    public static bool IsSynthetic(string file) => File.ReadLines(file).Skip(1).FirstOrDefault()?.Contains("synthetic-", StringComparison.Ordinal) == true;

    private static List<(string Header, Func<string?[], long, string?> Value)> ColumnsOf(SurveyRound round, TableContract table, SyntheticRows rows)
    {
        var mapping = round.Mapping;
        var columns = new List<(string, Func<string?[], long, string?>)>();
        foreach (var column in table.Columns.Select(c => c.Name).Where(c => c != "study" && !mapping.Constants.ContainsKey(c)))
        {
            if (table.HoldsAnswers && TableContract.AnswerColumns.Contains(column))
                continue;
            var header = mapping.Derived.TryGetValue(column, out var derived) ? derived.From[0] : mapping.Columns.GetValueOrDefault(column, column);
            var codes = mapping.Recode.TryGetValue(column, out var recode) ? recode.GroupBy(r => r.Value).ToDictionary(g => g.Key, g => g.First().Key) : null;
            columns.Add((header, Value(column, codes)));
        }

        columns.AddRange(mapping.Questions.Select(question => (question.Key, Value(question.Value.Question, null))));
        columns.AddRange(mapping.Ignored.Select(header =>
            (header, (Func<string?[], long, string?>)((_, row) => $"synthetic free text {row + 1:0000} that is never read"))));
        return columns;

        Func<string?[], long, string?> Value(string column, Dictionary<string, string>? codes)
        {
            var index = rows.Columns.Index().Where(c => c.Item == column).Select(c => c.Index).DefaultIfEmpty(-1).First();
            return (row, _) => index < 0 || row[index] is not { } value ? null : codes?.GetValueOrDefault(value, value) ?? value;
        }
    }

    private static string? Field(string? value) => value is not null && value.AsSpan().IndexOfAny(",\"\n") >= 0
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;
}
