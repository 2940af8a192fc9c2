using AlisResearch.Etl.Staging;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Versions;

/// <summary>
/// Staged rows held against the version in force, row by row on the table's key. For a cumulative file it also says whether the file is
/// older than what is in, and whether a row in it is.
/// </summary>
/// <param name="Difference">What changes. Where the version in force is damaged, only that rows are fewer is known.</param>
/// <param name="Rows">Rows staged.</param>
/// <param name="Before">Rows of the version in force; 0 for none.</param>
/// <param name="Newest">The newest stamp of the staged rows; null when the file is not cumulative.</param>
/// <param name="IsOlder">Whether its newest stamp is older than that of the version in force.</param>
/// <param name="WentBack">The first rows that are older than the same row in the version in force.</param>
internal sealed record VersionComparison(RoundDifference Difference, long Rows, long Before, string? Newest, bool IsOlder, IReadOnlyList<long> WentBack)
{
    private const int RowsTold = 1_000;

    /// <summary>Whether the rows are those that are in already, in whatever order.</summary>
    public bool IsSame => Difference is { Added: 0, Changed: 0, Removed: 0 } && Rows == Before; // as many: no row stands twice

    /// <summary>Compares.</summary>
    /// <param name="staged">The staged round.</param>
    /// <param name="round">The round.</param>
    /// <param name="table">Its table.</param>
    /// <param name="latest">The version in force; null for none.</param>
    /// <param name="latestFile">Its file.</param>
    /// <param name="progress">Told what is done.</param>
    public static VersionComparison Of(StagedRound staged, SurveyRound round, TableContract table, RoundVersion? latest, string? latestFile, QueryProgress progress)
    {
        var connection = staged.Connection;
        var rows = connection.Query(SqlFile.Fill(Sql("rows_of.sql"), ("file", SqlFile.Literal(staged.File))), r => r.GetInt64(0)).Single();
        var newest = round.Cumulative is { } cumulative
            ? connection.Query(SqlFile.Fill(Sql("newest.sql"), ("modified", SqlFile.Identifier(cumulative.Modified)), ("file", SqlFile.Literal(staged.File))), r => r.IsDBNull(0) ? null : r.GetString(0)).Single()
            : null;
        var before = latest?.Rows ?? 0;
        var isOlder = newest is not null && latest?.NewestModified is { } stamp && string.CompareOrdinal(newest, stamp) < 0;
        if (latestFile is null)
            return new(new(rows, 0, latest is null ? 0 : Math.Max(0, before - rows), [], [], [], staged.Withdrawn), rows, before, newest, isOlder, []);

        Compare(connection, staged, round, table, latestFile, progress);
        var counts = connection.Query(Sql("difference_count.sql"), r => (
            Change: r.GetString(0), Rows: r.GetInt64(1), First: Numbers(r.GetValue(2)), FirstOlder: Numbers(r.GetValue(3)))).ToDictionary(c => c.Change);
        return new(
            new(Count("ADDED"), Count("CHANGED"), Count("REMOVED"), First("ADDED"), First("CHANGED"), First("REMOVED"), staged.Withdrawn), rows, before, newest,
            isOlder, counts.TryGetValue("CHANGED", out var changed) ? changed.FirstOlder : []);

        long Count(string change) => counts.TryGetValue(change, out var c) ? c.Rows : 0;

        IReadOnlyList<long> First(string change) => counts.TryGetValue(change, out var c) ? c.First : [];
    }

    private static void Compare(DuckDBConnection connection, StagedRound staged, SurveyRound round, TableContract table, string latestFile, QueryProgress progress)
    {
        var now = StewardDatabase.ColumnsOf(connection, staged.File);
        var before = StewardDatabase.ColumnsOf(connection, latestFile);
        string[] columns = [.. table.Columns.Select(c => c.Name).Where(now.Contains)];
        var key = table.Key.Where(k => now.Contains(k) && before.Contains(k)).ToList();
        var others = columns.Except(key).ToList();
        var same = others.Select(c => before.Contains(c) ? $"staged.{SqlFile.Identifier(c)} IS NOT DISTINCT FROM earlier.{SqlFile.Identifier(c)}" : $"staged.{SqlFile.Identifier(c)} IS NULL");
        var gone = table.Columns.Select(c => c.Name).Where(c => before.Contains(c) && !now.Contains(c)).Select(c => $"earlier.{SqlFile.Identifier(c)} IS NULL");
        var modified = round.Cumulative is { } cumulative && before.Contains(cumulative.Modified) ? SqlFile.Identifier(cumulative.Modified) : null;
        progress.Run(
            connection, new("Sammenligner med forrige versjon", "Comparing with the version before"),
            SqlFile.Fill(
                Sql("difference.sql"), ("staged", Numbered(staged.File, columns, now, round)), ("earlier", Numbered(latestFile, before.Where(c => c != StagedRound.SourceRow), before, round)),
                ("key", string.Join(" AND ", key.Select(k => $"staged.{SqlFile.Identifier(k)} IS NOT DISTINCT FROM earlier.{SqlFile.Identifier(k)}").DefaultIfEmpty("true"))),
                ("same", string.Join(" AND ", same.Concat(gone).DefaultIfEmpty("true"))),
                ("older", modified is null ? "false" : $"coalesce(staged.{modified} < earlier.{modified}, false)")));
    }

    private static string Numbered(string file, IEnumerable<string> columns, HashSet<string> there, SurveyRound round) => SqlFile.Fill(
        Sql("numbered_rows.sql"), ("row", there.Contains(StagedRound.SourceRow) ? StagedRound.SourceRow : $"file_row_number + {round.Format.HeaderRow + 1}"),
        ("columns", string.Join(", ", columns.Select(SqlFile.Identifier))), ("file", SqlFile.Literal(file)));

    private static IReadOnlyList<long> Numbers(object list) => list is IEnumerable<long> numbers ? [.. numbers.Distinct().Take(RowsTold)] : [];

    private static string Sql(string name) => SqlFile.Load(typeof(VersionComparison).Assembly, name);
}
