using System.Text;
using AlisResearch.Model;
using SkiaSharp;

namespace AlisResearch.Figures;

/// <summary>
/// The font of every picture: the first family of the SVG's list that is installed, found by the names of its files, so that the same files
/// always give the same picture, whatever the system would choose. Read once; safe in several threads.
/// </summary>
internal sealed class FigureFonts : IDisposable
{
    // Names of municipalities and people in Norwegian and the Sami languages, and the dash and the minus of ranges and numbers.
    private const string Needed = "æøåÆØÅčđŋšŧžČĐŊŠŦŽ–−";

    // One family may have several names for its bold. Older Noto Sans has its minus in a file of its own.
    private static readonly (string Regular, string Bold, string? Signs)[] _families =
    [
        ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansMath-Regular.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", null),
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", null),
        ("arial.ttf", "arialbd.ttf", null),
        ("Arial.ttf", "Arial Bold.ttf", null),
        ("Arial.ttf", "Arial_Bold.ttf", null),
        ("segoeui.ttf", "segoeuib.ttf", null),
    ];

    /// <summary>Where fonts usually are, on Linux, Windows and macOS. Not all exist.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", Home(".fonts"), Home(".local", "share", "fonts"),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "/Library/Fonts", "/System/Library/Fonts", Home("Library", "Fonts"),
    ];

    // Not remembered while it fails: whoever installs a font need not start again.
    private static readonly Lazy<FigureFonts> _installed = new(() => Find(Folders), LazyThreadSafetyMode.PublicationOnly);

    private readonly SKTypeface _regular;
    private readonly SKTypeface _bold;
    private readonly SKTypeface? _signs;

    private FigureFonts(SKTypeface regular, SKTypeface bold, SKTypeface? signs) => (_regular, _bold, _signs) = (regular, bold, signs);

    /// <summary>The font of this machine; never to be disposed of.</summary>
    /// <exception cref="AlisException">No font of the list is installed (<see cref="ExitCode.Unavailable"/>).</exception>
    public static FigureFonts Installed => _installed.Value;

    /// <summary>The family's name.</summary>
    public string Family => _regular.FamilyName;

    /// <summary>The first family of the list in these folders with every letter that is needed.</summary>
    /// <exception cref="AlisException">There is none (<see cref="ExitCode.Unavailable"/>).</exception>
    public static FigureFonts Find(IReadOnlyList<string> folders) => All(folders).FirstOrDefault() ?? throw new AlisException(
        ExitCode.Unavailable,
        new(
            "Det finnes ingen skrifttype å tegne med. Installer Noto Sans (Debian og Ubuntu: apt install fonts-noto-core), DejaVu Sans, "
            + "Liberation Sans, Arial eller Segoe UI. SVG trenger ingen.",
            "There is no font to draw with. Install Noto Sans (Debian and Ubuntu: apt install fonts-noto-core), DejaVu Sans, "
            + "Liberation Sans, Arial or Segoe UI. SVG needs none."));

    /// <summary>Every family of the list in these folders with every letter that is needed, in the list's order.</summary>
    public static IEnumerable<FigureFonts> All(IReadOnlyList<string> folders)
    {
        var files = FontFiles.Find(folders, _families.SelectMany(f => new[] { f.Regular, f.Bold, f.Signs ?? f.Regular }));
        foreach (var family in _families)
        {
            if (Face(family.Regular) is not { } regular || Face(family.Bold) is not { } bold)
                continue;
            var fonts = new FigureFonts(regular, bold, family.Signs is null ? null : Face(family.Signs));
            if (Needed.EnumerateRunes().All(r => fonts.Has(r, bold: false) && fonts.Has(r, bold: true)))
                yield return fonts;
            else
                fonts.Dispose();
        }

        SKTypeface? Face(string file) => files.TryGetValue(file, out var path) ? SKTypeface.FromFile(path) : null;
    }

    /// <summary>
    /// A line in pieces of one face each, with their widths in pixels. Glyphs lie where the outlines are, not on whole pixels: every size has the same
    /// proportions. The caller disposes of the fonts.
    /// </summary>
    public IReadOnlyList<(string Text, SKFont Font, float Width)> Pieces(string line, TextStyle style)
    {
        var pieces = new List<(SKTypeface Face, StringBuilder Text)>();
        foreach (var rune in CleanText.Line(line).EnumerateRunes())
        {
            var face = FaceOf(rune, style.Bold);
            if (pieces.Count == 0 || pieces[^1].Face != face)
                pieces.Add((face, new()));
            pieces[^1].Text.Append(rune.ToString());
        }

        return
        [
            .. from piece in pieces
               let font = new SKFont(piece.Face, (float)style.Size)
               {
                   Subpixel = true,
                   LinearMetrics = true,
                   Hinting = SKFontHinting.None,
                   Edging = SKFontEdging.Antialias,
               }
               let text = piece.Text.ToString()
               select (text, font, font.MeasureText(text)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
        _signs?.Dispose();
    }

    private bool Has(Rune rune, bool bold) => FaceOf(rune, bold).ContainsGlyph(rune.Value);

    private SKTypeface FaceOf(Rune rune, bool bold)
    {
        var face = bold ? _bold : _regular;
        return _signs is not null && !face.ContainsGlyph(rune.Value) && _signs.ContainsGlyph(rune.Value) ? _signs : face;
    }

    private static string Home(params string[] parts) => Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. parts]);
}
