namespace AlisResearch.Figures;

/// <summary>One thing to draw. A new kind is a record here and a case in each renderer.</summary>
public abstract record Mark;

/// <summary>A rectangle: a bar, a legend's swatch, a plate behind a text.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Style">Fill, outline and pattern.</param>
/// <param name="Label">What it stands for, shown when pointed at; null for decoration.</param>
public sealed record BoxMark(double X, double Y, double Width, double Height, BoxStyle Style, string? Label = null) : Mark;

/// <summary>A straight line.</summary>
/// <param name="X1">Start, x.</param>
/// <param name="Y1">Start, y.</param>
/// <param name="X2">End, x.</param>
/// <param name="Y2">End, y.</param>
/// <param name="Colour">Colour.</param>
/// <param name="Thickness">Thickness in pixels.</param>
public sealed record LineMark(double X1, double Y1, double X2, double Y2, Colour Colour, double Thickness = 1) : Mark;

/// <summary>A line through points: a curve, a step, a cross. It may break off and begin again.</summary>
/// <param name="Pieces">The points of each unbroken piece, at least two.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Label">What it stands for, shown when pointed at; null for decoration.</param>
public sealed record PathMark(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Pieces, LineStyle Style, string? Label = null) : Mark;

/// <summary>A filled area, such as the band of a curve: what lies below shows through.</summary>
/// <param name="Points">Its corners, around it.</param>
/// <param name="Fill">Colour.</param>
/// <param name="Opacity">How much of what lies below it covers, from 0 to 1.</param>
public sealed record AreaMark(IReadOnlyList<(double X, double Y)> Points, Colour Fill, double Opacity) : Mark;

/// <summary>A text of one or more lines.</summary>
/// <param name="X">Where the anchor is.</param>
/// <param name="Y">Baseline of the first line.</param>
/// <param name="Lines">The lines, already broken to fit.</param>
/// <param name="Style">Size, weight and colour.</param>
/// <param name="Anchor">Which end of each line is at <paramref name="X"/>.</param>
public sealed record TextMark(
    double X, double Y, IReadOnlyList<string> Lines, TextStyle Style, TextAnchor Anchor = TextAnchor.Start) : Mark;

/// <summary>Which end of a line of text is held in place.</summary>
public enum TextAnchor
{
    /// <summary>Its start.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>How a box looks.</summary>
/// <param name="Fill">Colour inside.</param>
/// <param name="Outline">Colour of its edge; null for none.</param>
/// <param name="Pattern">Lines over the fill, in <see cref="Palette.On"/> of the fill.</param>
public sealed record BoxStyle(Colour Fill, Colour? Outline = null, Pattern Pattern = Pattern.None);

/// <summary>How a line looks.</summary>
/// <param name="Colour">Colour.</param>
/// <param name="Thickness">Thickness in pixels.</param>
/// <param name="Dashes">Lengths of dash and gap in turn, in pixels; none for an unbroken line.</param>
public sealed record LineStyle(Colour Colour, double Thickness, IReadOnlyList<double> Dashes);

/// <summary>How a text looks.</summary>
/// <param name="Size">Size in pixels.</param>
/// <param name="Colour">Colour.</param>
/// <param name="Bold">Whether it is bold.</param>
public sealed record TextStyle(double Size, Colour Colour, bool Bold = false)
{
    /// <summary>From one baseline to the next, in pixels.</summary>
    public double LineHeight => Size * 1.4;
}
