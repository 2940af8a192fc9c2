using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>One round: a bar in parts.</summary>
internal sealed record InterviewStack(int Round, (DateOnly From, DateOnly To)? Period, IReadOnlyList<InterviewPart> Parts)
{
    /// <summary>Interviews in the round.</summary>
    public long Total => Parts.Sum(p => p.Count);

    /// <summary>The round's number, and its period when known.</summary>
    public string Name(Language language) =>
        new LocalText("Runde", "Round").In(language) + $" {FigureText.Number(Round, 0, language)}"
        + (Period is var (from, to) ? $" ({FigureText.Period(from, to, language)})" : "");
}

/// <summary>One role in a round, 1 or more interviews.</summary>
internal sealed record InterviewPart(BoxStyle Style, string Role, long Count);

/// <summary>The axes and bars of the interview overview. A label without room is left out: the description has every number.</summary>
internal sealed class InterviewStacks(IReadOnlyList<InterviewStack> stacks, Language language)
{
    private const double Room = 6;
    private static readonly TextStyle _total = Sheet.Body with { Bold = true };
    private static readonly TextStyle _part = Sheet.Small with { Colour = Palette.Ink };

    /// <summary>Draws below what <paramref name="sheet"/> has; the axis is <paramref name="height"/> pixels.</summary>
    public void Draw(Sheet sheet, double height)
    {
        // The axis' name, then what room the total over the highest bar needs beyond the axis.
        var highest = stacks.Max(s => s.Total);
        var axis = ValueAxis.ForCounts(highest, height);
        axis = axis.MovedTo(Math.Ceiling(sheet.Top + Sheet.Small.LineHeight + Math.Max(12, 26 - axis.Y(highest))));
        var left = Math.Ceiling(Sheet.Left + axis.Ticks.Max(t => TextMeasure.Width(Count(t), Sheet.Small)) + Room);
        var slot = (sheet.Right - left) / stacks.Count;
        var name = new LocalText("Intervjuer", "Interviews").In(language);
        var marks = new List<Mark> { new TextMark(Sheet.Left, sheet.Top + Sheet.Small.Size, [name], Sheet.Small) };
        foreach (var tick in axis.Ticks)
        {
            marks.Add(new LineMark(left, axis.Y(tick), sheet.Right, axis.Y(tick), tick == 0 ? Palette.Ink : Palette.Guide));
            marks.Add(new TextMark(left - Room, axis.Y(tick) + 4, [Count(tick)], Sheet.Small, TextAnchor.End));
        }

        var bottom = Rounds(marks, left, slot, axis.Bottom + 18);
        marks.Add(new TextMark(
            (left + sheet.Right) / 2, bottom + Sheet.Small.Size, [new LocalText("Intervjurunde", "Interview round").In(language)],
            Sheet.Small, TextAnchor.Middle));
        sheet.Add(FigurePart.Axes, marks, sheet.Top);
        sheet.Add(FigurePart.Data, Bars(left, slot, axis), bottom + Sheet.Small.LineHeight + 14);
    }

    private List<Mark> Bars(double left, double slot, ValueAxis axis)
    {
        var marks = new List<Mark>();
        var width = Math.Min(slot * 0.62, 96);
        var totals = stacks.All(s => TextMeasure.Width(Count(s.Total), _total) <= slot - Room);
        foreach (var (i, stack) in stacks.Index())
        {
            var middle = left + (i + 0.5) * slot;
            long below = 0;
            foreach (var part in stack.Parts)
            {
                var (from, to) = (axis.Y(below), axis.Y(below += part.Count));
                marks.Add(new BoxMark(
                    middle - width / 2, to, width, from - to, part.Style, $"{stack.Name(language)}, {part.Role}: {Count(part.Count)}"));
                Label(marks, middle, (from + to) / 2, width, from - to, part);
            }

            if (totals)
                Number(marks, middle, axis.Y(below) - 10, Count(stack.Total), _total, Palette.Paper);
        }

        return marks;
    }

    private void Label(List<Mark> marks, double middle, double centre, double width, double height, InterviewPart part)
    {
        var (text, fill) = (Count(part.Count), part.Style.Fill);
        if (height >= 18 && TextMeasure.Width(text, _part) + Room <= width)
            Number(marks, middle, centre, text, _part with { Colour = Palette.On(fill) }, fill);
    }

    // A plain plate keeps the lines of patterns and axes away from the number.
    private static void Number(List<Mark> marks, double middle, double centre, string text, TextStyle style, Colour plate)
    {
        var width = TextMeasure.Width(text, style) + 4;
        marks.Add(new BoxMark(middle - width / 2, centre - 8, width, 16, new(plate)));
        marks.Add(new TextMark(middle, centre + style.Size * 0.36, [text], style, TextAnchor.Middle));
    }

    // Numbers of rounds, every k-th when crowded; under them the fullest form of the periods that fits every slot.
    private double Rounds(List<Mark> marks, double left, double slot, double baseline)
    {
        var widest = stacks.Max(s => TextMeasure.Width(Count(s.Round), _total)) + Room;
        var every = (int)Math.Ceiling(widest / slot);
        Func<(DateOnly From, DateOnly To), string>[] forms =
            [p => FigureText.Period(p.From, p.To, language), p => FigureText.Years(p.From, p.To), _ => ""];
        var periods = forms
            .Select(form => stacks.Select(s => s.Period is { } period ? form(period) : "").ToList())
            .First(texts => texts.All(t => t.Length == 0 || t.Split(' ').All(word => TextMeasure.Width(word, Sheet.Small) <= slot - Room)));
        var lines = 0;
        foreach (var (i, stack) in stacks.Index().Where(s => s.Index % every == 0))
        {
            var middle = left + (i + 0.5) * slot;
            marks.Add(new TextMark(middle, baseline, [Count(stack.Round)], _total, TextAnchor.Middle));
            if (periods[i].Length == 0)
                continue;
            var period = TextMeasure.Wrap(periods[i], Sheet.Small, slot - Room);
            lines = Math.Max(lines, period.Count);
            marks.Add(new TextMark(middle, baseline + Sheet.Small.LineHeight, period, Sheet.Small, TextAnchor.Middle));
        }

        return baseline + lines * Sheet.Small.LineHeight + 8;
    }

    private string Count(long count) => FigureText.Number(count, 0, language);
}
