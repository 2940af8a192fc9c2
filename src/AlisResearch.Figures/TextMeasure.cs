using System.Text;

namespace AlisResearch.Figures;

/// <summary>
/// How wide texts are, without a font: each letter as in the widest of Noto Sans, DejaVu Sans and Liberation Sans (which is as wide as Arial), so that
/// a text is never wider than this in any of them.
/// </summary>
internal static class TextMeasure
{
    // What is neither here nor in the tables is likely to be narrower than this, in thousandths of the size.
    private const int Widest = 1150;

    // Advances from the space to the tilde, in thousandths of the size.
    private static readonly int[] _regular =
    [
        318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 551, 838, 318, 361, 318, 372, 637, 637, 637, 637, 637, 637, 637, 637,
        637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667, 611, 778, 752, 339, 500, 667, 558, 907, 760, 788,
        667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 372, 391, 838, 557, 500, 613, 635, 550, 635, 616, 353, 635,
        634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 413, 521, 393, 634, 592, 818, 592, 592, 525, 637, 551, 637, 838,
    ];

    private static readonly int[] _bold =
    [
        349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 545, 838, 380, 416, 380, 413, 696, 696, 696, 696, 696, 696, 696, 696,
        696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684, 684, 821, 837, 389, 557, 775, 638, 996, 837, 851,
        733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 413, 458, 838, 557, 500, 675, 716, 593, 716, 679, 436, 716,
        712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 551, 712, 838,
    ];

    // What is no letter of those with an accent.
    private static readonly (string Letters, int Regular, int Bold)[] _others =
    [
        ("\u00A0", 318, 349), ("·‘’‚", 318, 380), ("ıłľŀ", 375, 557), ("ŧ", 393, 479), ("ť", 393, 480), ("²³¹°´", 500, 500),
        ("“”„", 519, 658), ("ŁĿ", 563, 643), ("–§†", 557, 557), ("•¿", 611, 640), ("«»", 612, 646), ("øð", 612, 688), ("Ŧ", 611, 683),
        ("ß", 631, 720), ("ďđþŋ", 635, 719), ("€£µ", 637, 736), ("ħ", 695, 791), ("Þ", 667, 738), ("Ŋ", 760, 837), ("ÐĐØ", 788, 851),
        ("−±×÷¬≈≠≤≥", 838, 838), ("Ħ", 917, 974), ("½¼¾", 970, 1036), ("æ", 982, 1048), ("Æ", 1000, 1085), ("—…→←©®", 1000, 1000),
        ("œ", 1023, 1095), ("Œ", 1070, 1167), ("‰", 1342, 1440),
    ];

    private static readonly Dictionary<int, (int Regular, int Bold)> _advances = Advances();

    /// <summary>Width of one line in pixels.</summary>
    public static double Width(string line, TextStyle style) => line.EnumerateRunes().Sum(r => Advance(r, style.Bold)) * style.Size / 1000;

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

    private static int Advance(Rune rune, bool bold) =>
        _advances.TryGetValue(rune.Value, out var advance) ? bold ? advance.Bold : advance.Regular : Widest;

    private static Dictionary<int, (int Regular, int Bold)> Advances()
    {
        var advances = Enumerable.Range(0, _regular.Length).ToDictionary(i => ' ' + i, i => (_regular[i], _bold[i]));
        foreach (var (letters, regular, bold) in _others)
            foreach (var letter in letters)
                advances[letter] = (regular, bold);

        // An accent takes no room: À is as wide as A.
        for (var letter = 'À'; letter <= 'ž'; letter++)
            if (letter.ToString().Normalize(NormalizationForm.FormD) is [var plain, _])
                advances.TryAdd(letter, advances[plain]);
        return advances;
    }
}
