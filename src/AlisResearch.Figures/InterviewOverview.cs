using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Interviews by round, stacked by the role of those interviewed.</summary>
public static class InterviewOverview
{
    /// <summary>Narrowest figure, in pixels.</summary>
    public const int MinWidth = 320;

    /// <summary>Widest figure, in pixels.</summary>
    public const int MaxWidth = 1920;

    // Roles keep their colours from study to study.
    private static readonly string[] _roles = ["HEALTH_LEADER", "ALIS", "SUPERVISOR", "SUPPORT_STAFF"];

    /// <summary>Lays the figure out. Without interviews it says so instead of drawing axes.</summary>
    /// <param name="rows">Interviews by round and role, in any order.</param>
    /// <param name="title">Title.</param>
    /// <param name="language">Language.</param>
    /// <param name="caption">Release and citation; may have several lines.</param>
    /// <param name="width">Width in pixels, from <see cref="MinWidth"/> to <see cref="MaxWidth"/>.</param>
    /// <param name="stamps">What must be said on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside its bounds, or a count is negative.</exception>
    public static Figure Build(
        IReadOnlyList<InterviewBar> rows, string title, Language language, string caption, int width, FigureStamps stamps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, MinWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxWidth);
        foreach (var row in rows)
            ArgumentOutOfRangeException.ThrowIfNegative(row.Count, nameof(rows));

        var sheet = new Sheet(width, language);
        sheet.Heading(title, stamps);
        var stacks = Stacks(rows, language);
        if (stacks.All(s => s.Total == 0))
            sheet.Add(FigurePart.Data, [new TextMark(Sheet.Left, sheet.Top + 40, [Nothing.In(language)], Sheet.Body)], sheet.Top + 72);
        else
        {
            sheet.Legend(Series(rows, language));
            new InterviewStacks(stacks, language).Draw(sheet, Math.Clamp(Math.Round(width * 0.4), 180, 380));
        }

        sheet.Caption(caption);
        return sheet.ToFigure(title, Describe(stacks, language), stamps);
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
