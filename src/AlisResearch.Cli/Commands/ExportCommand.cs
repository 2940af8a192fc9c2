using System.CommandLine;
using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis export</c>: a release's tables as files for R, Python, Stata, SPSS and Excel.</summary>
internal static class ExportCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var tables = new Argument<string[]>("TABLE") { Arity = ArgumentArity.ZeroOrMore, Description = terminal.Say("Tabellene; alle når ingen er nevnt.", "The tables; all where none is named.") };
        var id = new Option<string?>("--release") { HelpName = "ID", Description = terminal.Say("Utgivelsens id (standard: den siste offentlige); se alis release list.", "The release's id (default: the last public one); see alis release list.") };
        var format = new Option<string[]>("--format") { HelpName = "FORMAT", AllowMultipleArgumentsPerToken = true, Description = string.Join("; ", ExportFormat.All.Select(f => $"{f.Extension}: {f.Title.In(terminal.Language)}")) + "." };
        format.Validators.Add(result =>
        {
            var formats = string.Join(", ", ExportFormat.All.Select(f => f.Extension));
            if (result.Tokens.FirstOrDefault(t => ExportFormat.Of(t.Value) is null)?.Value is { } unknown)
                result.AddError(terminal.Say(
                    $"«{unknown}» er ikke et format; de er {formats}. Tabeller skrives foran --format.", $"“{unknown}” is not a format; those are {formats}. Write tables before --format."));
        });
        var bundle = new Option<bool>("--bundle") { Description = terminal.Say("Alt i én zip-fil: CSV, Parquet, kodebok, datapackage.json, DDI, sitering.", "Everything in one zip file: CSV, Parquet, codebook, datapackage.json, DDI, citation.") };
        var output = new Option<string?>("--output") { HelpName = "FOLDER", Description = terminal.Say("Mappen filene skrives til (standard: alis-ID).", "The folder that files are written to (default: alis-ID).") };
        var command = new Command("export", terminal.Say(
            "Skriver tabellene i en utgivelse som filer med merkelapper, kodebok og sitering. En intern utgivelse gir filer som bare du kan lese.",
            "Writes a release's tables as files with labels, codebook and citation. An internal release gives files that only you can read."))
        { tables, id, format, bundle, output };
        options.Examples[command] = ["alis export --format dta", "alis export doctor_duration recruitment --format csv parquet --output tall", "alis export --bundle"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var folders = options.Data(parsed);
            if (parsed.GetValue(bundle) && (parsed.GetValue(tables)!.Length > 0 || parsed.GetValue(format)!.Length > 0))
                throw new AlisException(ExitCode.Usage, new("--bundle er hele utgivelsen: utelat tabeller og --format.", "--bundle is the whole release: leave out tables and --format."));
            using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
            var folder = ReleaseFolder.Open(ReleaseOptions.OrLastPublic(folders, parsed.GetValue(id)), key);
            var target = CommonOptions.Given(parsed.GetValue(output), output.Name) ?? $"alis-{folder.Manifest.Id}";
            var written = await terminal.Working(progress => Task.Run(
                () => Write(folder, target, parsed.GetValue(tables)!, parsed.GetValue(format)!, parsed.GetValue(bundle), terminal.Language, progress, cancellation), cancellation));
            if (options.Json(parsed))
                terminal.Json(new { release = folder.Manifest.Id, folder.Manifest.Kind, folder.Manifest.Synthetic, folder.Manifest.Citation, files = written.Files, syntheticTables = written.Synthetic });
            else
                Show(terminal, folder.Manifest, written, target);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static Written Write(
        ReleaseFolder folder, string target, string[] names, string[] formats, bool isBundle, Language language, IProgress<LocalText> progress, CancellationToken cancellation)
    {
        using var catalogue = new ReleaseCatalogue(ReleaseCatalogue.ReadOnly(Path.GetFullPath(folder.CatalogueFile)));
        var tables = ExportedRelease.TablesOf(catalogue).ToDictionary(t => t.Contract.Name);
        using var database = TableDatabase.Open(tables.Values.Select(t => t.Contract), t => [new(Path.GetFullPath(folder.TableFile(tables[t.Name].Folder, t.Name)))], readOnlyFolder: folder.Path);
        var release = new ExportedRelease(folder, table =>
        {
            using var connection = database.Connect();
            return TableDatabase.Rows(connection, table, table.Columns);
        });
        var unknown = names.FirstOrDefault(n => release.Find(n) is null);
        if (unknown is not null)
        {
            var near = Suggest.DidYouMean(unknown, [.. release.Tables.Select(t => t.Contract.Name)]);
            throw new AlisException(ExitCode.Usage, new($"Utgivelsen har ingen tabell «{unknown}». {near.Nb}", $"The release has no table “{unknown}”. {near.En}"));
        }

        var isInternal = folder.Manifest.Kind == ReleaseKind.Internal;
        Prepare(target, isInternal);
        var chosen = release.Tables.Where(t => names.Length == 0 || names.Contains(t.Contract.Name)).ToList();
        var synthetic = chosen.Where(t => t.Synthetic).Select(t => t.Contract.Name).ToList();
        if (isBundle)
            return new([OutputFile.Save(Path.Combine(target, $"alis-{folder.Manifest.Id}.zip"), isInternal, s => s.Write(ReleaseDocument.Bundle.Bytes(release)))], synthetic);
        var written = new List<string>();
        foreach (var table in chosen)
        {
            foreach (var format in formats.DefaultIfEmpty(ExportFormat.Csv.Extension).Distinct().Select(f => ExportFormat.Of(f)!))
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(LocalText.Same($"{table.Contract.Name}.{format.Extension}"));
                written.Add(OutputFile.Save(Path.Combine(target, $"{table.Contract.Name}.{format.Extension}"), isInternal, s => format.Write(s, release, table, language)));
            }
        }

        foreach (var document in ReleaseDocument.All.Where(d => d.Name.StartsWith(ReleaseFolder.Codebook, StringComparison.Ordinal) || d.Name == ReleaseDocument.CitationFile))
            written.Add(OutputFile.Save(Path.Combine(target, Path.GetFileName(document.Name)), isInternal, s => s.Write(document.Bytes(release))));
        return new(written, synthetic);
    }

    private static void Prepare(string target, bool isInternal)
    {
        try
        {
            if (isInternal)
                DataFolders.CreatePrivate(target);
            else
                Directory.CreateDirectory(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AlisException(ExitCode.Unavailable, new($"Kan ikke lage mappen «{target}».", $"The folder “{target}” cannot be made."), inner: e);
        }
    }

    private static void Show(Terminal terminal, ReleaseManifest release, Written written, string target)
    {
        terminal.Line(terminal.Say($"{written.Files.Count} filer i {target}, fra utgivelsen {release.Id}.", $"{written.Files.Count} files in {target}, from release {release.Id}."));
        if (release.Kind == ReleaseKind.Internal)
            terminal.Line(terminal.Say("INTERNE, eksakte tall. Ikke for publisering.", "INTERNAL, exact figures. Not for publication."));
        if (written.Synthetic.Count > 0)
            terminal.Line(terminal.Say($"Syntetiske (oppdiktede) data i: {string.Join(", ", written.Synthetic)}.", $"Synthetic (made-up) data in: {string.Join(", ", written.Synthetic)}."));
        terminal.Line(terminal.Say($"Sitering: {release.Citation}", $"Citation: {release.Citation}"));
    }

    /// <summary>What was written.</summary>
    /// <param name="Files">The files.</param>
    /// <param name="Synthetic">Those of the tables that hold made-up data.</param>
    private sealed record Written(List<string> Files, List<string> Synthetic);
}
