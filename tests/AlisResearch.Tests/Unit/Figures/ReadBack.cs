using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>Reads a figure back from its file, by the labels of its scales: as somebody with a ruler would.</summary>
internal static class ReadBack
{
    private const double Baseline = 4; // a label on an upright scale stands so far below its line

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>From months and shares to pixels, by the labels of the first axes.</summary>
    public static (Func<double, double> X, Func<double, double> Y) Scales(XElement svg)
    {
        var texts = svg.Elements(Svg + "g").First(g => (string?)g.Attribute("class") == "axes").Elements(Svg + "text").ToList();
        var months = texts.Where(t => (string?)t.Attribute("text-anchor") == "middle" && Regex.IsMatch(t.Value, @"^\d+$")).Select(t => (Value: Whole(t.Value), At: Number(t, "x"))).ToList();
        return (months.Count > 1 ? Line(months) : _ => double.NaN, Shares(texts));
    }

    /// <summary>From shares to pixels.</summary>
    public static Func<double, double> Shares(IEnumerable<XElement> texts) => Line([.. texts
        .Where(t => (string?)t.Attribute("text-anchor") == "end" && t.Value.EndsWith('%')).Select(t => (Whole(t.Value) / 100, Number(t, "y") - Baseline))]);

    /// <summary>The points of a path.</summary>
    public static IReadOnlyList<(double X, double Y)> Points(XElement path) =>
        [.. Regex.Matches((string)path.Attribute("d")!, @"[ML](\S+?) (\S+?)(?=[MLZ]|$)").Select(m => (Parse(m.Groups[1].Value), Parse(m.Groups[2].Value)))];

    /// <summary>An attribute that is a number.</summary>
    public static double Number(XElement element, string attribute) => Parse((string)element.Attribute(attribute)!);

    private static Func<double, double> Line(List<(double Value, double At)> marks)
    {
        var ((v1, p1), (v2, p2)) = (marks[0], marks[^1]);
        return value => p1 + ((value - v1) * (p2 - p1) / (v2 - v1));
    }

    private static double Whole(string text) => Parse(Regex.Replace(text, @"[^\d]", ""));

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
