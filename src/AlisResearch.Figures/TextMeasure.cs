using System.Text;

namespace AlisResearch.Figures;

/// <summary>
/// How wide texts are, without a font: the advances of Noto Sans plus a tenth, which covers the wider fonts a reader may have instead.
/// </summary>
internal static class TextMeasure
{
    private const double Allowance = 1.1;
    private const double Bold = 1.06;

    // From the space to the tilde, in thousandths of the size.
    private static readonly int[] _advances =
    [
        260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572, 572,
        572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781,
        605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615,
        618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
    ];

    /// <summary>Width of one line in pixels.</summary>
    public static double Width(string line, TextStyle style) =>
        line.EnumerateRunes().Sum(Advance) * style.Size / 1000 * Allowance * (style.Bold ? Bold : 1);

    /// <summary>Breaks a text at spaces and line ends, and within a word only when the word alone is too wide. Never empty.</summary>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && Width(longer, style) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = Cut(longer, style, width, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    // Adds full lines of a word that is too wide, and returns what remains of it.
    private static string Cut(string word, TextStyle style, double width, List<string> lines)
    {
        var part = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (part.Length > 0 && Width($"{part}{rune}", style) > width)
            {
                lines.Add(part.ToString());
                part.Clear();
            }

            part.Append(rune.ToString());
        }

        return part.ToString();
    }

    private static int Advance(Rune rune) => rune.Value switch
    {
        >= ' ' and <= '~' => _advances[rune.Value - ' '],
        '\u00A0' => _advances[0],
        '–' => 500,
        < 0x2E80 => 700,
        _ => 1000,
    };
}
