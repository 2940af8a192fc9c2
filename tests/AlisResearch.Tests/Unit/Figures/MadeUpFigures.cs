using AlisResearch.Figures;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>Figures of every kind, of made-up numbers and names.</summary>
internal static class MadeUpFigures
{
    private const string Letters = "abcdefghijklmnoprstuvyæøåčđŋšŧžABDEGKLMORSTÆØÅ-";

    /// <summary>A name of up to 60 letters in words, some of them very long.</summary>
    public static readonly Gen<string> Name = Gen.String[Gen.Char[Letters], 1, 24].Array[1, 6].Select(words => string.Join(' ', words) is var name && name.Length > 60 ? name[..60].TrimEnd() : string.Join(' ', words));

    private static readonly Gen<FigureFrame> Frame = Gen.Select(
        Name, Gen.Bool, Name.Array[1, 6], Gen.Int[FigureFrame.MinWidth, FigureFrame.MaxWidth], Gen.Int[0, 3],
        (title, isNorwegian, caption, width, stamps) => new FigureFrame(title, isNorwegian ? Language.Nb : Language.En, string.Join('\n', caption), width, (FigureStamps)stamps));

    private static readonly Gen<CurvePoint[]> Points = Gen.Select(Gen.Double[0.01, 1], Gen.Double[0, 0.3], Gen.Double[0, 0.3], Gen.Int[0, 900], Gen.Int[0, 9]).Array[1, 12].Select(points => points
        .OrderByDescending(p => p.Item1)
        .Select((p, i) => new CurvePoint(
            6 * (i + 1), p.Item1, p.Item2 < 0.02 ? null : Math.Max(0, p.Item1 - p.Item2), p.Item2 < 0.02 ? null : Math.Min(1, p.Item1 + p.Item2), p.Item3 < 0.1 ? null : p.Item3 / 3, p.Item4, p.Item5, p.Item5))
        .ToArray());

    /// <summary>One to eight curves.</summary>
    public static readonly Gen<Figure> Curves = Gen.Select(
        Gen.Select(Name, Points, Gen.Int[0, 20_000], Gen.Double[0, 80]).Array[1, CurveFigure.MostCurves], Frame, Gen.Bool, Gen.Bool, (curves, frame, panels, falls) =>
        {
            List<CurveSeries> series = [.. curves.Select(c => new CurveSeries(curves.Length == 1 ? "" : c.Item1, c.Item3, c.Item2, c.Item4 <= 6 * c.Item2.Length ? c.Item4 : null))];
            return falls ? CurveFigure.Retention(series, frame, panels) : CurveFigure.CumulativeIncidence(series, frame, panels);
        });

    /// <summary>One to eight bars in one to twelve groups.</summary>
    public static readonly Gen<Figure> Bars = Gen.Select(
        Name.Array[1, 12], Name.Array[1, BarFigure.MostSeries], Gen.Double[0, 1.5].Array[96, 96], Name, Frame, (categories, series, values, axis, frame) => BarFigure.Build(
            [.. categories.Distinct().SelectMany((c, i) => series.Distinct().Select((s, j) => values[(8 * i) + j] is var value && value > 1.3
                ? new FigureBar(c, series.Length == 1 ? "" : s, null, null, null, 0, 0, LocalText.Same("no one"))
                : new FigureBar(c, series.Length == 1 ? "" : s, value, value < 0.2 ? null : value / 2, value < 0.2 ? null : value * 1.4, 3, 20)))],
            [.. categories.Distinct()], LocalText.Same(axis), frame));

    /// <summary>Rows in sections.</summary>
    public static readonly Gen<Figure> Rows = Gen.Select(
        Gen.Select(Name, Name, Gen.Double[0, 3_000_000], Gen.Bool).Array[1, 20], Frame, Gen.Bool, (rows, frame, withShares) => RowFigure.Build(
            [.. rows.Select((r, i) => new FigureRow(i < rows.Length / 2 ? rows[0].Item1 : "", r.Item2, r.Item3, r.Item4 ? r.Item3 / 2 : null, r.Item4 ? r.Item3 * 1.2 : null))], LocalText.Same("kr"), withShares, frame));

    /// <summary>Lanes.</summary>
    public static readonly Gen<Figure> Lanes = Gen.Select(
        Gen.Select(Name, Gen.Int[0, 2000], Gen.Int[1, 2000], Gen.Int[1, 9]).Array[1, 30], Frame, (spells, frame) => LaneFigure.Build(
            [.. spells.Select(s => new LaneSpell(s.Item1, s.Item4, new DateOnly(2015, 3, 1).AddDays(s.Item2), new DateOnly(2015, 3, 1).AddDays(s.Item2 + s.Item3), s.Item3 % 3 == 0))],
            frame with { Stamps = frame.Stamps | FigureStamps.Internal }));

    /// <summary>Any of them.</summary>
    public static readonly Gen<Figure> Any = Gen.OneOf(Curves, Bars, Rows, Lanes);
}
