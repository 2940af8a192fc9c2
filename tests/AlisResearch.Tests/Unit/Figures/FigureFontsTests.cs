using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

public sealed class FigureFontsTests
{
    [Fact]
    public void Find_NoFont_SaysWhatToInstall()
    {
        using var empty = new TemporaryFolder();

        var refusal = Assert.Throws<AlisException>(() => FigureFonts.Find([empty.Path, empty["nowhere"]]));

        Assert.Equal(ExitCode.Unavailable, refusal.ExitCode);
        Assert.Contains("apt install fonts-noto-core", refusal.Text.Nb);
        Assert.Contains("apt install fonts-noto-core", refusal.Text.En);
    }

    [Fact]
    public void Find_FilesThatAreNoFonts_AreNotTaken()
    {
        using var folder = new TemporaryFolder();
        folder.Write("DejaVuSans.ttf", [1, 2, 3]);
        folder.Write("DejaVuSans-Bold.ttf", []);

        Assert.Throws<AlisException>(() => FigureFonts.Find([folder.Path]));
    }

    [NeedsFact(Tool.Font)]
    public void Find_AnyFolderDepthAndCase_FindsTheFont()
    {
        using var folder = new TemporaryFolder();
        var family = FigureFonts.Installed.Family;
        Directory.CreateDirectory(folder["a", "b"]);
        string[] names =
        [
            "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansMath-Regular.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
            "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "arial.ttf", "arialbd.ttf", "Arial Bold.ttf", "segoeui.ttf", "segoeuib.ttf",
        ];
        foreach (var (name, path) in FontFiles.Find(FigureFonts.Folders, names))
            File.Copy(path, folder["a", "b", name.ToUpperInvariant()]);

        Assert.Equal(family, FigureFonts.Find([folder.Path]).Family);
    }

    // Noto Sans of Debian 12 has no minus; Noto Sans Math beside it does.
    [NeedsFact(Tool.Font)]
    public void Pieces_OfALine_AreTheWholeLineInGlyphsThatExist()
    {
        foreach (var fonts in FigureFonts.All(FigureFonts.Folders))
            foreach (var bold in new[] { false, true })
            {
                var pieces = fonts.Pieces($"−0,3 {AllMarks.Letters}", new(12, Palette.Ink, bold));
                Assert.Equal($"−0,3 {AllMarks.Letters}", string.Concat(pieces.Select(p => p.Text)));
                Assert.All(pieces, p => Assert.True(p.Font.ContainsGlyphs(p.Text), $"{fonts.Family}: {p.Text}"));
            }
    }
}
