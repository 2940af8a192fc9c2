using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Interviews by round, stacked by the role of those interviewed.</summary>
public static class InterviewOverview
{
    // Roles keep their colours from study to study.
    private static readonly string[] _roles = ["HEALTH_LEADER", "ALIS", "SUPERVISOR", "SUPPORT_STAFF"];

    private static readonly FigureColumn[] _columns =
        [new("round", new("Runde", "Round")), new("role", new("Rolle", "Role")), new("role_name", new("Rollens navn", "Name of the role")), new("interviews", new("Intervjuer", "Interviews"))];

    /// <summary>Lays the figure out. Without interviews it says so instead of drawing axes.</summary>
    /// <param name="rows">Interviews by round and role, in any order.</param>
    /// <param name="frame">What is around it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside its bounds, or a count is negative.</exception>
    public static Figure Build(IReadOnlyList<InterviewBar> rows, FigureFrame frame)
    {
        foreach (var row in rows)
            ArgumentOutOfRangeException.ThrowIfNegative(row.Count, nameof(rows));

        var (sheet, language) = (frame.Begin(), frame.Language);
        var stacks = Stacks(rows, language);
        if (stacks.All(s => s.Total == 0))
            sheet.Nothing(Nothing);
        else
        {
            sheet.Legend(Series(rows, language));
            new InterviewStacks(stacks, language).Draw(sheet, Math.Clamp(Math.Round(frame.Width * 0.4), 180, 380));
        }

        return frame.End(sheet, Describe(stacks, language), _columns, rows.Select(r => (IReadOnlyList<object?>)[r.Round, r.Role, r.RoleName.In(language), r.Count]));
    }

    private static LocalText Nothing { get; } = new("Ingen intervjuer", "No interviews");

    private static List<string> Roles(IEnumerable<InterviewBar> rows) =>
        [.. _roles.Concat(rows.Select(r => r.Role).Except(_roles).Order(StringComparer.Ordinal))];

    private static IEnumerable<(BoxStyle Style, string Name)> Series(IReadOnlyList<InterviewBar> rows, Language language) =>
        from role in Roles(rows).Index()
        let row = rows.FirstOrDefault(r => r.Role == role.Item && r.Count > 0)
        where row is not null
        select (Palette.Series(role.Index), row.RoleName.In(language));

    private static List<InterviewStack> Stacks(IReadOnlyList<InterviewBar> rows, Language language)
    {
        var roles = Roles(rows);
        var stacks =
            from row in rows
            group row by row.Round into round
            orderby round.Key
            let parts =
                from row in round
                group row by row.Role into role
                let number = roles.IndexOf(role.Key)
                orderby number
                select new InterviewPart(Palette.Series(number), role.First().RoleName.In(language), role.Sum(r => (long)r.Count))
            select new InterviewStack(
                round.Key, round.Select(r => r.Period).FirstOrDefault(p => p is not null), [.. parts.Where(p => p.Count > 0)]);
        return [.. stacks];
    }

    private static string Describe(List<InterviewStack> stacks, Language language)
    {
        var rounds =
            from stack in stacks
            let parts = string.Join(", ", stack.Parts.Select(p => $"{p.Role} {Count(p.Count)}"))
            select $"{stack.Name(language)}: {Count(stack.Total)}{(parts.Length > 0 ? $" ({parts})" : "")}.";
        return stacks.All(s => s.Total == 0)
            ? $"{Nothing.In(language)}."
            : string.Join(' ', rounds.Prepend(new LocalText(
                "Stablede søyler: antall intervjuer etter runde og rolle.", "Stacked bars: interviews by round and role.").In(language)));

        string Count(long count) => FigureText.Number(count, 0, language);
    }
}
