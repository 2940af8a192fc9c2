using System.CommandLine;
using AlisResearch.Etl.Reports;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>The file that <c>--report</c> names.</summary>
internal static class ReportFile
{
    public static Option<string?> Option(Terminal terminal) => new("--report")
    {
        HelpName = "FILE.html",
        Description = terminal.Say("Skriv funnene som en side som kan sendes og skrives ut.", "Write the findings as a page that can be mailed and printed."),
    };

    /// <summary>Refuses a place that no page can be written to, before any work is done.</summary>
    /// <exception cref="AlisException">Another file's name, or no such folder: exit 2.</exception>
    public static void Check(string? file, string option = "--report")
    {
        if (file is null)
            return;
        if (Path.GetExtension(file).ToUpperInvariant() is not (".HTML" or ".HTM") || Directory.Exists(file))
            throw new AlisException(ExitCode.Usage, new(
                $"{option} skal være en fil som slutter på .html, ikke «{file}».", $"{option} must be a file that ends in .html, not “{file}”."));
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (!Directory.Exists(folder))
            throw new AlisException(ExitCode.Usage, new(
                $"Mappen «{folder}» til {option} finnes ikke. Lag den først.", $"The folder “{folder}” of {option} does not exist. Make it first."));
    }

    /// <summary>Writes the page; false, with a sentence, when the file system refuses: by then the files have been handled.</summary>
    public static bool Write(Terminal terminal, string file, IngestReport report)
    {
        try
        {
            HtmlReport.Save(report, terminal.Language, file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(terminal.Say(
                $"Rapporten kunne ikke skrives til «{file}»: full disk eller manglende rettigheter. Filene er behandlet som sagt over.",
                $"The report could not be written to “{file}”: the disk is full or permission is missing. The files are handled as said above."));
            return false;
        }
    }
}
