using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests;

/// <summary>What a test may need beside .NET.</summary>
public enum Tool
{
    /// <summary>Node 20 with npm.</summary>
    Node,

    /// <summary>R with haven, jsonlite and readxl, and libreadstat.</summary>
    R,

    /// <summary>R with curl, jsonlite and knitr.</summary>
    RClient,

    /// <summary>LibreOffice Calc, and R with readxl.</summary>
    LibreOffice,

    /// <summary>Python 3.10 or newer.</summary>
    Python,

    /// <summary>R with survival.</summary>
    RSurvival,

    /// <summary>libreadstat alone.</summary>
    ReadStat,

    /// <summary>A font that figures can be drawn with.</summary>
    Font,

    /// <summary>rsvg-convert, and Noto Sans, with which it is compared.</summary>
    Rsvg,

    /// <summary>pdftoppm and pdftotext, and a font.</summary>
    Poppler,
}

/// <summary>A test that needs a tool which is not part of .NET: skipped without it, with the reason; in CI, where it must be, its absence is a failure.</summary>
public sealed class NeedsFactAttribute : FactAttribute
{
    private static readonly string[] RPackages = ["haven", "jsonlite", "readxl"];

    public NeedsFactAttribute(Tool tool) => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : tool switch
    {
        Tool.Node => OnPath("node") ? null : "Needs Node 20 (node and npm).",
        Tool.R => OnPath("Rscript") && RPackages.All(HasRPackage) && ReadStatLibrary.IsInstalled ? null : $"Needs R with {string.Join(", ", RPackages)}, and libreadstat (Debian: r-base-core {string.Join(' ', RPackages.Select(p => $"r-cran-{p}"))} libreadstat1).",
        Tool.RClient => OnPath("Rscript") && HasRPackage("curl") && HasRPackage("jsonlite") && HasRPackage("knitr") ? null : "Needs R with curl, jsonlite and knitr (Debian: r-base-core r-cran-curl r-cran-jsonlite r-cran-knitr).",
        Tool.LibreOffice => OnPath("soffice") && HasRPackage("readxl") ? null : "Needs LibreOffice Calc, and R with readxl (Debian: libreoffice-calc-nogui r-cran-readxl).",
        Tool.Python => OnPath("python3") ? null : "Needs Python 3.10 or newer (python3).",
        Tool.RSurvival => OnPath("Rscript") && HasRPackage("survival") ? null : "Needs R with survival (Debian: r-base-core r-cran-survival).",
        Tool.Font => HasFont ? null : "Needs a font to draw with (Debian: fonts-noto-core).",
        Tool.Rsvg => OnPath("rsvg-convert") && HasFont && FigureFonts.Installed.Family == "Noto Sans" ? null : "Needs rsvg-convert and Noto Sans (Debian: librsvg2-bin fonts-noto-core).",
        Tool.Poppler => OnPath("pdftoppm") && OnPath("pdftotext") && HasFont ? null : "Needs pdftoppm, pdftotext and a font to draw with (Debian: poppler-utils fonts-noto-core).",
        _ => ReadStatLibrary.IsInstalled ? null : "Needs libreadstat (Debian: libreadstat1).",
    };

    private static bool HasFont => FigureFonts.All(FigureFonts.Folders).Any();

    /// <summary>In a library of R's own: those of Debian, of other systems' installers, and what R_LIBS names.</summary>
    private static bool HasRPackage(string name) => new[] { "/usr/lib/R/library", "/usr/lib/R/site-library", "/usr/local/lib/R/site-library", "/usr/local/lib/R/library" }
        .Concat((Environment.GetEnvironmentVariable("R_LIBS") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        .Any(library => Directory.Exists(Path.Combine(library, name)));

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(p => File.Exists(Path.Combine(p, OperatingSystem.IsWindows() ? $"{program}.exe" : program)));
}
