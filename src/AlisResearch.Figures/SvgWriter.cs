using System.Globalization;
using System.Text;
using System.Xml;
using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>Draws a figure as SVG: text stays text, and the same figure always gives the same bytes.</summary>
public static class SvgWriter
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string Fonts = "'Noto Sans', 'DejaVu Sans', 'Liberation Sans', Arial, 'Segoe UI', sans-serif";

    /// <summary>The SVG element, without an XML declaration, for a file of its own (UTF-8) or within a page.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="id">Starts the ids of title and description; figures in one page need different ones.</param>
    public static string Write(Figure figure, string id = "figure")
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(
                xml, ("width", Number(figure.Width)), ("height", Number(figure.Height)),
                ("viewBox", $"0 0 {Number(figure.Width)} {Number(figure.Height)}"), ("role", "img"),
                ("lang", Spelling.Code(figure.Language)), ("aria-labelledby", $"{id}-title"),
                ("aria-describedby", $"{id}-desc"), ("font-family", Fonts));
            Element(xml, "title", () => xml.WriteString(CleanText.Of(figure.Title)), ("id", $"{id}-title"));
            Element(xml, "desc", () => xml.WriteString(CleanText.Of(figure.Description)), ("id", $"{id}-desc"));
            Write(xml, new BoxMark(0, 0, figure.Width, figure.Height, new(Palette.Paper)));
            foreach (var layer in figure.Layers)
                Element(xml, "g", () => Write(xml, layer.Marks), ("class", layer.Part.ToString().ToLowerInvariant()));
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, IReadOnlyList<Mark> marks)
    {
        foreach (var mark in marks)
            Write(xml, mark);
        xml.WriteWhitespace("\n");
    }

    private static void Write(XmlWriter xml, Mark mark)
    {
        switch (mark)
        {
            case BoxMark box:
                Box(xml, box);
                break;
            case LineMark line:
                Path(xml, [(line.X1, line.Y1, line.X2, line.Y2)], line.Colour, line.Thickness);
                break;
            case PathMark path:
                Line(xml, path);
                break;
            case AreaMark area:
                Element(
                    xml, "path", null, ("d", Way(area.Points) + "Z"), ("fill", Hex(area.Fill)), ("fill-opacity", Number(area.Opacity)), ("pointer-events", "none"));
                break;
            case TextMark text:
                Text(xml, text);
                break;
            default:
                throw new NotSupportedException($"SVG has no drawing for {mark.GetType().Name}.");
        }
    }

    private static void Box(XmlWriter xml, BoxMark box)
    {
        Element(
            xml, "rect", () => Label(xml, box.Label), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)),
            ("height", Number(box.Height)), ("fill", Hex(box.Style.Fill)),
            ("stroke", box.Style.Outline is { } outline ? Hex(outline) : null), ("pointer-events", box.Label is null ? "none" : null));
        if (Hatch.Lines(box).ToList() is { Count: > 0 } lines)
            Path(xml, lines, Palette.On(box.Style.Fill), Hatch.Thickness);
    }

    private static void Line(XmlWriter xml, PathMark path) => Element(
        xml, "path", () => Label(xml, path.Label), ("d", string.Concat(path.Pieces.Select(Way))), ("fill", "none"), ("stroke", Hex(path.Style.Colour)),
        ("stroke-width", Number(path.Style.Thickness)), ("stroke-dasharray", path.Style.Dashes.Count > 0 ? string.Join(' ', path.Style.Dashes.Select(Number)) : null),
        ("pointer-events", path.Label is null ? "none" : null));

    private static string Way(IReadOnlyList<(double X, double Y)> points) =>
        string.Concat(points.Select((p, i) => $"{(i == 0 ? 'M' : 'L')}{Number(p.X)} {Number(p.Y)}"));

    private static void Label(XmlWriter xml, string? label)
    {
        if (label is not null)
            xml.WriteElementString("title", Namespace, CleanText.Of(label));
    }

    private static void Path(
        XmlWriter xml, IEnumerable<(double X1, double Y1, double X2, double Y2)> lines, Colour colour, double thickness) =>
        Element(
            xml, "path", null, ("d", string.Concat(lines.Select(l => $"M{Number(l.X1)} {Number(l.Y1)}L{Number(l.X2)} {Number(l.Y2)}"))),
            ("stroke", Hex(colour)), ("stroke-width", Number(thickness)), ("pointer-events", "none"));

    private static void Text(XmlWriter xml, TextMark text) =>
        Element(
            xml, "text", () => Lines(xml, text), ("x", Number(text.X)), ("y", Number(text.Y)), ("font-size", Number(text.Style.Size)),
            ("fill", Hex(text.Style.Colour)), ("font-weight", text.Style.Bold ? "bold" : null),
            ("text-anchor", text.Anchor switch { TextAnchor.Middle => "middle", TextAnchor.End => "end", _ => null }));

    private static void Lines(XmlWriter xml, TextMark text)
    {
        xml.WriteString(CleanText.Of(text.Lines[0]));
        foreach (var (i, line) in text.Lines.Index().Skip(1))
        {
            // Whoever copies the text, or has it read aloud, needs the space that the break took.
            if (text.Anchor == TextAnchor.Start)
                xml.WriteString(" ");
            else
                Element(xml, "tspan", () => xml.WriteString(" "), ("font-size", "0")); // its width would move the line
            Element(
                xml, "tspan", () => xml.WriteString(CleanText.Of(line)), ("x", Number(text.X)), ("y", Number(text.Y + i * text.Style.LineHeight)));
        }
    }

    private static void Element(XmlWriter xml, string name, Action? content, params (string Name, string? Value)[] attributes)
    {
        xml.WriteWhitespace(name == "tspan" ? "" : "\n");
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        content?.Invoke();
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null)
                xml.WriteAttributeString(name, value);
    }

    // Adding 0 turns -0 into 0.
    private static string Number(double value) => (Math.Round(value, 2) + 0).ToString("F2", CultureInfo.InvariantCulture);

    private static string Hex(Colour c) => $"#{c.Red:x2}{c.Green:x2}{c.Blue:x2}";
}
