using AlisResearch.Figures;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>Where the texts of a figure are: four widths of letter, a little wide, as a second opinion on the measuring.</summary>
internal static class TextBoxes
{
    /// <summary>Texts that overlap, or leave the figure.</summary>
    public static IEnumerable<string> Faults(Figure figure)
    {
        var boxes = figure.Layers.SelectMany(l => l.Marks).OfType<TextMark>().SelectMany(Of).Where(b => b.Text.Length > 0).ToList();
        foreach (var (i, a) in boxes.Index())
        {
            if (a.Left < 0 || a.Right > figure.Width || a.Top < 0 || a.Bottom > figure.Height)
                yield return $"{a.Text} leaves the figure of {figure.Width} x {figure.Height}: {a}";
            foreach (var b in boxes.Skip(i + 1).Where(b => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom))
                yield return $"{a} / {b}";
        }
    }

    private static IEnumerable<(string Text, double Left, double Right, double Top, double Bottom)> Of(TextMark text) =>
        from line in text.Lines.Index()
        let width = text.Style.Size * line.Item.Sum(c => "fijlrtŧ.,:()- \u00A0".Contains(c) ? 0.34 : "cčksšvxyzž".Contains(c) ? 0.52 : "mwMW".Contains(c) ? 0.95 : 0.62)
        let left = text.X - (width * (int)text.Anchor / 2)
        let baseline = text.Y + (line.Index * text.Style.LineHeight)
        select (line.Item, left, left + width, baseline - (0.75 * text.Style.Size), baseline + (0.2 * text.Style.Size));
}
