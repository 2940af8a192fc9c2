namespace AlisResearch.Figures;

/// <summary>A colour in sRGB.</summary>
/// <param name="Red">Red, 0–255.</param>
/// <param name="Green">Green, 0–255.</param>
/// <param name="Blue">Blue, 0–255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Contrast ratio by WCAG 2, from 1 to 21: text needs 4.5, marks 3.</summary>
    public double Contrast(Colour other)
    {
        var (a, b) = (Luminance(), other.Luminance());
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The same hue, darkened until it has this contrast with <paramref name="ground"/>, or black.</summary>
    public Colour Against(Colour ground, double contrast)
    {
        for (var part = 100; part > 0; part--)
        {
            var darker = new Colour((byte)(Red * part / 100), (byte)(Green * part / 100), (byte)(Blue * part / 100));
            if (darker.Contrast(ground) >= contrast)
                return darker;
        }

        return new(0, 0, 0);
    }

    private double Luminance() => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte value) =>
        value / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}

/// <summary>Lines over a fill, so that colour is never the only difference between two series.</summary>
public enum Pattern
{
    /// <summary>No lines.</summary>
    None,

    /// <summary>Rising to the right.</summary>
    Rising,

    /// <summary>Falling to the right.</summary>
    Falling,

    /// <summary>Level.</summary>
    Level,

    /// <summary>Upright.</summary>
    Upright,

    /// <summary>Rising and falling.</summary>
    Crossed,

    /// <summary>Level and upright.</summary>
    Grid,
}

/// <summary>
/// The colours of every figure, on white. Series are Okabe and Ito's (2008), told apart with any colour vision; some are too pale
/// against white, so that every box of a series also has an outline of ink.
/// </summary>
public static class Palette
{
    private static readonly Colour[] _okabeIto =
        [new(0, 114, 178), new(230, 159, 0), new(0, 158, 115), new(204, 121, 167), new(213, 94, 0), new(86, 180, 233), new(240, 228, 66)];

    private static readonly Pattern[] _patterns =
        [Pattern.None, Pattern.Rising, Pattern.Level, Pattern.Crossed, Pattern.Falling, Pattern.Upright, Pattern.Grid];

    private static readonly double[][] _dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [14, 5], [6, 2, 2, 2, 2, 2], [4, 4], [16, 3, 4, 3]];

    private const double MarkContrast = 3.1; // WCAG 2 asks for 3

    private static readonly Colour _black = new(0, 0, 0);

    /// <summary>How many colours there are.</summary>
    public static int Colours => _okabeIto.Length;

    /// <summary>The ground of every figure.</summary>
    public static Colour Paper { get; } = new(255, 255, 255);

    /// <summary>Text and outlines.</summary>
    public static Colour Ink { get; } = new(23, 33, 43);

    /// <summary>Text of less weight.</summary>
    public static Colour Soft { get; } = new(77, 91, 105);

    /// <summary>Lines that only guide the eye.</summary>
    public static Colour Guide { get; } = new(211, 218, 225);

    /// <summary>Ground of the notice that data are synthetic.</summary>
    public static Colour Notice { get; } = new(255, 241, 184);

    /// <summary>The style of the series with this number, from 0; after seven, the same colours come with other patterns.</summary>
    public static BoxStyle Series(int number) =>
        new(_okabeIto[number % _okabeIto.Length], Ink, _patterns[(number + number / _okabeIto.Length) % _patterns.Length]);

    /// <summary>The line of the series with this number, from 0: the series' colour, dark enough on white, and dashes of its own.</summary>
    public static LineStyle Line(int number) =>
        new(_okabeIto[number % _okabeIto.Length].Against(Paper, MarkContrast), 2, _dashes[number % _dashes.Length]);

    /// <summary>Black or white, whichever reads better on <paramref name="ground"/>; ink is too pale for some.</summary>
    public static Colour On(Colour ground) => ground.Contrast(_black) >= ground.Contrast(Paper) ? _black : Paper;
}
