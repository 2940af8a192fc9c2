using System.CommandLine;
using AlisResearch.Catalogue;
using AlisResearch.Disclosure;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis release build|gate|report|diff|attack|retire|list|verify</c>.</summary>
internal static class ReleaseCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        return new Command("release", terminal.Say("Lager, prøver, angriper, lister og etterprøver utgivelser.", "Makes, tries, attacks, lists and verifies releases."))
        {
            Build(options), ReleaseGateCommand.Create(options), ReleaseReportCommand.Create(options), ReleaseDiffCommand.Create(options), ReleaseAttackCommand.Create(options), Retire(options),
            List(options), Verify(options),
        };
    }

    private static Command Build(CommonOptions options)
    {
        var terminal = options.Terminal;
        var date = DateOption.Create(terminal, "--date", terminal.Say(
            "En av policyens datoer (standard: den siste som er kommet).", "One of the policy's dates (default: the last that has come)."));
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Say("Bygg og vurder, men behold ingenting.", "Build and judge, but keep nothing.") };
        var command = new Command("build", terminal.Say(
            "Lager den offentlige utgivelsen av varehuset, eller en intern. Uendrede data gir den samme utgivelsen.",
            "Makes the public release of the warehouse, or an internal one. Unchanged data give the same release."))
        { date, dryRun };
        var isInternal = new Option<bool>("--internal")
        {
            Description = terminal.Say(
                "Lag en intern utgivelse: eksakte personopplysninger, bare for den som eier dataene, i en mappe ingen andre kan åpne (releases/internal).",
                "Make an internal release: exact personal data, for those who own the data alone, in a folder that nobody else may open (releases/internal)."),
        };
        command.Options.Add(isInternal);
        command.Validators.Add(result =>
        {
            if (result.GetValue(isInternal) && result.GetResult(date) is { Implicit: false })
                result.AddError(terminal.Say(
                    "--date er for offentlige utgivelser; en intern får datoen da den nyeste runden ble lest inn.",
                    "--date is for public releases; an internal one has the date on which the newest round was taken in."));
        });
        var policy = ReleaseOptions.Policy(terminal);
        command.Options.Add(policy);
        options.Examples[command] = ["alis release build", "alis release build --internal", "alis release build --dry-run", "alis release build --dry-run --policy stricter.yml"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed, parsed.GetValue(policy));
            var build = await terminal.Working(progress => parsed.GetValue(isInternal)
                ? ReleaseBuilder.BuildInternalAsync(options.Data(parsed), schema, options.SchemaFolder(parsed), Snapshot(options.Data(parsed)), parsed.GetValue(dryRun), progress, cancellation)
                : Run(options.Data(parsed), schema, parsed.GetValue(date), parsed.GetValue(dryRun), progress, cancellation));
            if (options.Json(parsed))
                terminal.Json(new { build.Release.Manifest.Id, build.AlreadyThere, build.Retired, DryRun = parsed.GetValue(dryRun), build.Release.Manifest });
            else
                foreach (var line in Summary(terminal, build, parsed.GetValue(dryRun)))
                    terminal.Line(line);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Builds from the warehouse as it stands.</summary>
    public static async Task<ReleaseBuild> Run(
        DataFolders folders, SchemaSet schema, DateOnly? date, bool dryRun, IProgress<LocalText> progress, CancellationToken cancellation)
    {
        var snapshot = Snapshot(folders);
        var released = date ?? schema.Policy.ReleaseDateOn(DateOnly.FromDateTime(DateTime.UtcNow));
        if (!schema.Policy.ReleaseDates.Contains(released))
            throw new AlisException(ExitCode.Disclosure, new(
                $"{released:yyyy-MM-dd} er ikke en av policyens datoer: {Dates(schema)}.", $"{released:yyyy-MM-dd} is not one of the policy's dates: {Dates(schema)}."));
        if (released > DateOnly.FromDateTime(DateTime.UtcNow) && !dryRun)
            throw new AlisException(ExitCode.Disclosure, new($"{released:yyyy-MM-dd} er ikke kommet ennå.", $"{released:yyyy-MM-dd} has not come yet."));
        return await ReleaseBuilder.BuildPublicAsync(folders, schema, snapshot, released, dryRun, progress, cancellation);
    }

    /// <summary>The warehouse as it stands, or as it was known at a moment.</summary>
    /// <exception cref="AlisException">It is empty, or was: exit 2.</exception>
    public static WarehouseSnapshot Snapshot(DataFolders folders, DateTimeOffset? asKnownAt = null) =>
        Steward.Snapshot(folders, asKnownAt) is { Rounds.Count: > 0 } snapshot ? snapshot : throw new AlisException(ExitCode.Usage, asKnownAt is { } moment
            ? new($"Ingen runde var lest inn {moment.LocalDateTime:yyyy-MM-dd HH:mm}. Se alis rounds.", $"No round had been taken in at {moment.LocalDateTime:yyyy-MM-dd HH:mm}. See alis rounds.")
            : new("Varehuset er tomt. Les inn runder først: alis ingest etl/rounds/*/*.csv",
                "The warehouse is empty. Take in rounds first: alis ingest etl/rounds/*/*.csv"));

    /// <summary>What a build gave, in words.</summary>
    public static IEnumerable<string> Summary(Terminal terminal, ReleaseBuild build, bool dryRun)
    {
        var manifest = build.Release.Manifest;
        yield return (dryRun, build.AlreadyThere) switch
        {
            (_, true) => terminal.Say($"Utgivelsen {manifest.Id} finnes alt og er uendret.", $"Release {manifest.Id} is there already and unchanged."),
            (true, _) => terminal.Say($"Ville gitt utgivelsen {manifest.Id}; ingenting er lagret.", $"Would give release {manifest.Id}; nothing is stored."),
            _ => terminal.Say(
                $"Utgivelsen {manifest.Id} er laget: {manifest.Files.Count} filer, {build.Claims.Count} påstander vurdert.",
                $"Release {manifest.Id} is made: {manifest.Files.Count} files, {build.Claims.Count} claims judged."),
        };
        if (manifest.Kind == ReleaseKind.Internal && !dryRun)
            yield return terminal.Say(
                $"Den har eksakte personopplysninger og er ikke for publisering: {build.Release.Path}", $"It holds exact personal data and is not for publication: {build.Release.Path}");
        if (build.Contradicted.Count > 0)
            yield return terminal.Say(
                $"Den som leser utgivelsen sammen med tidligere utgivelser og dokumentene, ser at noe er rettet, eller er om andre: {string.Join(", ", build.Contradicted)}.",
                $"Whoever reads the release beside earlier ones and the documents can see that something was corrected, or is about others: {string.Join(", ", build.Contradicted)}.");
        if (build.Retired.Count > 0)
            yield return terminal.Say(
                $"Ute av bruk fra nå: {string.Join(", ", build.Retired)}. Start alis serve på nytt.", $"Retired from now on: {string.Join(", ", build.Retired)}. Start alis serve anew.");
    }

    private static Command Retire(CommonOptions options)
    {
        var terminal = options.Terminal;
        var id = ReleaseOptions.Release(terminal);
        var command = new Command("retire", terminal.Say(
            "Tar en utgivelse ut av bruk: API-et viser den ikke lenger. En offentlig flyttes til releases/retired og slettes ikke; en intern slettes.",
            "Retires a release: the API no longer shows it. A public one is moved to releases/retired and not deleted; an internal one is deleted."))
        { id };
        options.Examples[command] = ["alis release retire 2023-02-01-0123456789ab"];
        command.SetAction(parsed =>
        {
            var folders = options.Data(parsed);
            var release = ReleaseOptions.Find(folders, parsed.GetValue(id)!);
            if (ReleaseOptions.IsInternal(folders, release))
            {
                Directory.Delete(release, recursive: true);
                terminal.Line(terminal.Say($"{Path.GetFileName(release)} er slettet.", $"{Path.GetFileName(release)} is deleted."));
                return (int)ExitCode.Ok;
            }

            using var writing = FolderLock.Take(Path.Combine(folders.PublicReleases, ".lock"));
            var target = ReleaseDates.Retire(folders, release);
            terminal.Line(terminal.Say(
                $"{Path.GetFileName(release)} er ute av bruk og ligger i {target}. Start alis serve på nytt. Det som har vært publisert, kan andre ha beholdt.",
                $"{Path.GetFileName(release)} is retired and lies in {target}. Start alis serve anew. What has been published, others may have kept."));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static Command List(CommonOptions options)
    {
        var terminal = options.Terminal;
        var command = new Command("list", terminal.Say("Lister utgivelsene, den nyeste sist.", "Lists the releases, the newest last."));
        command.SetAction(parsed =>
        {
            var releases = VerifyAll(options.Data(parsed), null);
            if (options.Json(parsed))
                terminal.Json(releases.Select(r => new { r.Name, Verified = r.Refusal is null, r.Release?.Manifest.Date, r.Release?.Manifest.Kind, r.Release?.Manifest.Policy }));
            else if (releases.Count == 0)
                terminal.Line(terminal.Say("Ingen utgivelser ennå. Lag en: alis release build", "No releases yet. Make one: alis release build"));
            else
                terminal.Table(
                    [terminal.Say("Utgivelse", "Release"), terminal.Say("Slag", "Kind"), terminal.Say("Dato", "Date"), "Policy", terminal.Say("Etterprøvd", "Verified")],
                    releases.Select(r => (IReadOnlyList<string>)[r.Name, r.Release is { } release ? Spelling.Constant(release.Manifest.Kind) : "", $"{r.Release?.Manifest.Date:yyyy-MM-dd}", r.Release?.Manifest.Policy ?? "", r.Refusal?.Text.In(terminal.Language) ?? "ok"]));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static Command Verify(CommonOptions options)
    {
        var terminal = options.Terminal;
        var id = new Argument<string?>("RELEASE") { Arity = ArgumentArity.ZeroOrOne, Description = terminal.Say("Utgivelsens id (standard: alle).", "The release's id (default: all).") };
        var command = new Command("verify", terminal.Say(
            "Etterprøver signaturen og alle kontrollsummer. Avslutter med 5 hvis noe ikke stemmer.",
            "Verifies the signature and every hash. Exits with 5 if anything does not fit."))
        { id };
        options.Examples[command] = ["alis release verify"];
        command.SetAction(parsed =>
        {
            var releases = VerifyAll(options.Data(parsed), parsed.GetValue(id));
            if (releases.Count == 0)
                throw new AlisException(ExitCode.Usage, new("Fant ingen slik utgivelse. Se alis release list.", "There is no such release. See alis release list."));
            if (options.Json(parsed))
                terminal.Json(releases.Select(r => new { r.Name, Verified = r.Refusal is null, Reason = r.Refusal?.Text.In(terminal.Language) }));
            else
                foreach (var release in releases)
                    terminal.Line(release.Refusal?.Text.In(terminal.Language) ?? terminal.Say(
                        $"{release.Name}: signatur og {release.Release!.Manifest.Files.Count} filer stemmer.",
                        $"{release.Name}: the signature and {release.Release!.Manifest.Files.Count} files fit."));
            return (int)(releases.Any(r => r.Refusal is not null) ? ExitCode.Integrity : ExitCode.Ok);
        });
        return command;
    }

    private static List<(string Name, ReleaseFolder? Release, AlisException? Refusal)> VerifyAll(DataFolders folders, string? id)
    {
        var paths = ReleaseOptions.All(folders).Where(p => id is null || Path.GetFileName(p) == id).ToList();
        if (paths.Count == 0)
            return [];
        using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
        return paths.Select(path =>
        {
            try
            {
                return (Path.GetFileName(path), (ReleaseFolder?)ReleaseFolder.Open(path, key), (AlisException?)null);
            }
            catch (AlisException refusal)
            {
                return (Path.GetFileName(path), null, refusal);
            }
        }).ToList();
    }

    private static string Dates(SchemaSet schema) => string.Join(", ", schema.Policy.ReleaseDates.Select(d => $"{d:yyyy-MM-dd}"));
}
