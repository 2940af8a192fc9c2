using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>What is around every figure.</summary>
/// <param name="Title">Title, of any length; it is broken to fit.</param>
/// <param name="Language">Language of every text.</param>
/// <param name="Caption">Method, release and citation; may have several lines.</param>
/// <param name="Width">Width in pixels, from <see cref="MinWidth"/> to <see cref="MaxWidth"/>.</param>
/// <param name="Stamps">What must be said on it.</param>
public sealed record FigureFrame(string Title, Language Language, string Caption, int Width, FigureStamps Stamps = FigureStamps.None)
{
    /// <summary>Narrowest figure, in pixels.</summary>
    public const int MinWidth = 320;

    /// <summary>Widest figure, in pixels.</summary>
    public const int MaxWidth = 1920;

    /// <summary>As wide as a figure of a report is when nothing is said: 16 cm at 96 pixels an inch.</summary>
    public const int DefaultWidth = 605;

    /// <summary>The sheet to draw on, with stamps and title.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is outside its bounds.</exception>
    internal Sheet Begin()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, MinWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Width, MaxWidth);
        var sheet = new Sheet(Width, Language);
        sheet.Heading(Title, Stamps);
        return sheet;
    }

    /// <summary>The figure, with its caption.</summary>
    internal Figure End(Sheet sheet, string description, IReadOnlyList<FigureColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        sheet.Caption(Caption);
        return sheet.ToFigure(Title, string.Concat(StampText.Of(Stamps, Language).Select(s => $"{s}. ")) + description, Stamps, new(columns, [.. rows], Caption));
    }
}
