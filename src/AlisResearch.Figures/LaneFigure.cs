using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A stretch of one doctor in one post.</summary>
/// <param name="Post">The post, a lane.</param>
/// <param name="Doctor">Which of the post's doctors, from 1.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last; for those still there, the end of the follow-up.</param>
/// <param name="IsOpen">Whether the doctor is still there.</param>
public sealed record LaneSpell(string Post, int Doctor, DateOnly From, DateOnly To, bool IsOpen);

/// <summary>Posts as lanes: a colour for each doctor after the other, gaps where the post stood vacant. Exact: of internal releases alone.</summary>
public static class LaneFigure
{
    private const double Lane = 20;

    private static readonly FigureColumn[] _columns =
        [new("post", new("Stilling", "Post")), new("doctor", new("Lege nr.", "Doctor no.")), new("from", new("Fra", "From")), new("to", new("Til", "To")), new("is_open", new("Fortsatt der", "Still there"))];

    /// <summary>Lays the figure out.</summary>
    /// <param name="spells">Stretches; lanes in the order in which posts first come.</param>
    /// <param name="frame">What is around them; it must be stamped as internal.</param>
    /// <exception cref="ArgumentException">It is not stamped as internal.</exception>
    public static Figure Build(IReadOnlyList<LaneSpell> spells, FigureFrame frame)
    {
        if (!frame.Stamps.HasFlag(FigureStamps.Internal))
            throw new ArgumentException("Single posts are drawn of internal releases alone.", nameof(frame));
        var (sheet, language) = (frame.Begin(), frame.Language);
        if (spells.Count == 0)
            sheet.Nothing(new("Ingen stillinger.", "No posts."));
        else
        {
            sheet.Legend(Enumerable.Range(1, spells.Max(s => s.Doctor)).Select(d => (Palette.Series(d - 1), new LocalText($"Lege {d}", $"Doctor {d}").In(language))));
            Draw(sheet, spells, language);
        }

        return frame.End(
            sheet,
            string.Join(' ', spells.Select(s => $"{s.Post}: {Words(s, language)}.").Prepend(new LocalText("Baner: én stilling i hver, én farge for hver lege.", "Lanes: one post each, a colour for each doctor.").In(language))),
            _columns, spells.Select(s => (IReadOnlyList<object?>)[s.Post, s.Doctor, s.From, s.To, s.IsOpen ? new LocalText("ja", "yes").In(language) : new LocalText("nei", "no").In(language)]));
    }

    private static void Draw(Sheet sheet, IReadOnlyList<LaneSpell> spells, Language language)
    {
        List<string> posts = [.. spells.Select(s => s.Post).Distinct()];
        var room = Math.Min(posts.Max(p => TextMeasure.Width(p, Sheet.Small)), sheet.Right * 0.3);
        var names = posts.Select(p => TextMeasure.Wrap(p, Sheet.Small, room)).ToList();
        var (first, last) = (new DateOnly(spells.Min(s => s.From).Year, 1, 1), spells.Max(s => s.To));
        var x = new Scale(Math.Ceiling(Sheet.Left + room + 8), sheet.Right - 10, 0, Math.Max(1, last.DayNumber - first.DayNumber));
        var (axes, data, top) = (new List<Mark>(), new List<Mark>(), sheet.Top + 4);
        foreach (var (post, name) in posts.Zip(names))
        {
            var height = Math.Max(Lane, name.Count * Sheet.Small.LineHeight);
            axes.Add(new TextMark(x.From - 8, top + 14, name, Sheet.Small, TextAnchor.End));
            axes.Add(new LineMark(x.From, top + height + 2, x.To, top + height + 2, Palette.Guide));
            foreach (var spell in spells.Where(s => s.Post == post))
            {
                var (from, to) = (x.At(spell.From.DayNumber - first.DayNumber), x.At(spell.To.DayNumber - first.DayNumber));
                data.Add(new BoxMark(from, top + 3, Math.Max(1, to - from), Lane - 6, Palette.Series(spell.Doctor - 1), $"{post}: {Words(spell, language)}"));
                if (spell.IsOpen)
                    data.Add(new PathMark([[(to, top + 3), (Math.Min(to + 6, sheet.Right), top + (Lane / 2)), (to, top + Lane - 3)]], new(Palette.Ink, 1.5, [])));
            }

            top += height + 4;
        }

        var years = Enumerable.Range(first.Year, last.Year - first.Year + 1).ToList();
        var every = (int)Math.Ceiling(years.Count * 40 / (x.To - x.From));
        foreach (var year in years.Where((_, i) => i % Math.Max(1, every) == 0))
        {
            var at = x.At(new DateOnly(year, 1, 1).DayNumber - first.DayNumber);
            axes.Add(new LineMark(at, sheet.Top, at, top + 4, Palette.Guide));
            if (at + TextMeasure.Width($"{year}", Sheet.Small) <= sheet.Right)
                axes.Add(new TextMark(at, top + 18, [$"{year}"], Sheet.Small));
        }

        sheet.Add(FigurePart.Axes, axes, sheet.Top);
        sheet.Add(FigurePart.Data, data, top + 30);
    }

    private static string Words(LaneSpell spell, Language language)
    {
        var (from, to) = (FigureText.Date(spell.From, language), FigureText.Date(spell.To, language));
        return spell.IsOpen
            ? new LocalText($"lege {spell.Doctor} fra {from}, fortsatt der", $"doctor {spell.Doctor} from {from}, still there").In(language)
            : new LocalText($"lege {spell.Doctor} fra {from} til {to}", $"doctor {spell.Doctor} from {from} to {to}").In(language);
    }
}
