using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What a build gave.</summary>
/// <param name="Release">The release, verified.</param>
/// <param name="AlreadyThere">True when unchanged data had given the same release before; nothing was written.</param>
/// <param name="Claims">The claims as judged over its tables.</param>
/// <param name="Retired">The releases that it retired.</param>
public sealed record ReleaseBuild(ReleaseFolder Release, bool AlreadyThere, IReadOnlyList<JudgedClaim> Claims, IReadOnlyList<string> Retired)
{
    /// <summary>The study-phases of which a reader can see that something was corrected: for the steward.</summary>
    public IReadOnlyList<string> Contradicted { get; init; } = [];
}

/// <summary>Warehouse → release, of either kind: a folder that is written whole or not at all.</summary>
public static class ReleaseBuilder
{
    /// <summary>Builds the public release of <paramref name="date"/> from the warehouse as <paramref name="snapshot"/> lists it.</summary>
    /// <param name="folders">Where the signing key is, and where releases go.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="snapshot">The warehouse.</param>
    /// <param name="date">A pre-set date of the policy.</param>
    /// <param name="dryRun">Build and judge, but keep nothing.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops between steps; what was begun is removed.</param>
    /// <exception cref="AlisException">A gate is shut, or a document is younger than the release: exit 4. Another build runs: exit 6.</exception>
    public static Task<ReleaseBuild> BuildPublicAsync(
        DataFolders folders, SchemaSet schema, WarehouseSnapshot snapshot, DateOnly date, bool dryRun = false,
        IProgress<LocalText>? progress = null, CancellationToken cancellation = default) =>
        BuildAsync(folders, folders.PublicReleases, schema, snapshot, date, dryRun, building =>
        {
            var content = ReleaseContent.Public(schema, snapshot, RoundingSecret.Of(folders, isKept: !dryRun), progress, cancellation);
            var gates = SimulationGate.Run(schema.Policy, content.Cells!.Trees, schema.Policy.Gate.SampledCohorts, progress, cancellation);
            ReleaseGates.Refuse(gates);
            var contradicted = ReleaseGates.RefuseNarrow(schema, content.Cells, Earlier(folders, date), progress, cancellation);
            PublicationCheck.Run(schema, DocumentsOf(schema, content.Tables), date);
            progress?.Report(new("Skriver personvernrapporten", "Writing the disclosure report"));
            var report = DisclosureReport.Of(date, schema.Policy, content.Cells, gates);
            File.WriteAllBytes(Path.Combine(building, DisclosureReport.JsonFile), report.ToJson());
            File.WriteAllText(Path.Combine(building, DisclosureReport.HtmlFile), DisclosurePage.Render(report, Language.Nb));
            return content with { Contradicted = contradicted };
        }, progress, cancellation);

    /// <summary>
    /// Builds the internal release: the warehouse's tables as they are, and the schema that says what they mean, for those who own the data, in a folder that only its owner may
    /// enter. It is dated by the day on which the newest round was taken in; a day may have several.
    /// </summary>
    /// <param name="folders">Where the signing key is, and where releases go.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="schemaFolder">The folder that it was read from: measures are computed by it for as long as the release is kept.</param>
    /// <param name="snapshot">The warehouse.</param>
    /// <param name="dryRun">Build and judge, but keep nothing.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops between steps; what was begun is removed.</param>
    /// <exception cref="AlisException">Another build runs: exit 6.</exception>
    public static Task<ReleaseBuild> BuildInternalAsync(
        DataFolders folders, SchemaSet schema, string schemaFolder, WarehouseSnapshot snapshot, bool dryRun = false, IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        DataFolders.CreatePrivate(folders.InternalReleases);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folders.InternalReleases, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return BuildAsync(
            folders, folders.InternalReleases, schema, snapshot, DateOnly.FromDateTime(snapshot.Rounds.Max(r => r.RecordedAt)), dryRun,
            building =>
            {
                SchemaReader.Copy(schemaFolder, Path.Combine(building, ReleaseFolder.Schema));
                return ReleaseContent.Internal(schema, snapshot);
            },
            progress, cancellation);
    }

    /// <summary>Judges the claims over the public tables as they would be released; stores nothing, and needs neither lock nor key.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="snapshot">The warehouse.</param>
    /// <param name="cancellation">Stops between tables.</param>
    public static async Task<IReadOnlyList<JudgedClaim>> JudgeAsync(SchemaSet schema, WarehouseSnapshot snapshot, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("alis-claims-").FullName;
        try
        {
            using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
            return await Judge(folder, schema, ReleaseContent.PublicTables(warehouse, schema, snapshot), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ReleaseBuild> BuildAsync(
        DataFolders folders, string releases, SchemaSet schema, WarehouseSnapshot snapshot, DateOnly date, bool dryRun, Func<string, ReleaseContent> read,
        IProgress<LocalText>? progress, CancellationToken cancellation)
    {
        using var writing = FolderLock.Take(Path.Combine(releases, ".lock"));
        using var key = dryRun && !File.Exists(folders.SigningKey) ? null : SigningKey.ReadOrCreate(folders);
        ReleaseFiles.Sweep(releases);
        var building = Path.Combine(releases, ReleaseFolder.BuildingPrefix + Guid.NewGuid().ToString("N"));
        DataFolders.CreatePrivate(building);
        try
        {
            progress?.Report(new("Leser varehuset", "Reading the warehouse"));
            var content = read(building);
            cancellation.ThrowIfCancellationRequested();

            progress?.Report(new("Regner ut påstandene på nytt", "Recomputing the claims"));
            var claims = await Judge(building, schema, content.Tables, cancellation);
            progress?.Report(new("Skriver katalog og kodebok", "Writing catalogue and codebook"));
            CatalogueWriter.Write(Path.Combine(building, ReleaseCatalogue.FileName), schema, content.Tables, claims);
            Codebook.Write(building, schema, content.Tables);
            cancellation.ThrowIfCancellationRequested();

            var id = Id(date, schema.Policy, content.Tables, building);
            var citation = $"AlisResearch ({date:yyyy}). Release {id}, {Spelling.Constant(content.Kind)}, policy {schema.Policy.Version}.";
            progress?.Report(new("Skriver tabellene", "Writing the tables"));
            await ReleaseFiles.WriteTables(
                building, schema, content.Tables, new() { ["release"] = id, ["citation"] = citation, ["policy"] = schema.Policy.Version }, cancellation);
            var manifest = new ReleaseManifest(
                ReleaseManifest.CurrentFormat, id, content.Kind, date, schema.Policy.Version, content.IsSynthetic, citation, ReleaseFiles.CodeVersion(), ReleaseFiles.FilesOf(building));

            var target = Path.Combine(releases, id);
            var isThere = Directory.Exists(target);
            if (content.Kind == ReleaseKind.Public && !dryRun)
                ReleaseDates.Refuse(folders, date, id);
            if (key is null || dryRun)
                return new(new(target, manifest), isThere, claims, []);
            progress?.Report(new("Lager forvalterens rapport", "Making the steward's report"));
            var steward = content.Cells is { } cells ? StewardDisclosureReport.Of(id, cells, content.Contradicted, schema.Policy, cancellation) : null;
            if (!isThere)
            {
                progress?.Report(new("Signerer og utgir", "Signing and publishing"));
                ReleaseFiles.Sign(building, manifest, key);
                snapshot.Verify(); // whoever withdrew meanwhile is in no release
                ReleaseFiles.Publish(building, target, isPrivate: content.Kind == ReleaseKind.Internal);
            }

            var release = ReleaseFolder.Open(target, key);
            if (steward is null)
                return new(release, isThere, claims, []);
            steward.Write(folders); // here, so that a build that was killed in between is finished by the next
            return new(release, isThere, claims, ReleaseDates.RetireBefore(folders, id)) { Contradicted = [.. content.Contradicted.Select(t => $"{t.Study} {t.Part}").Distinct()] };
        }
        finally
        {
            if (Directory.Exists(building))
                Directory.Delete(building, recursive: true);
        }
    }

    /// <summary>The trees of every release before a date, retired or not: what was published once, others have kept.</summary>
    private static List<IReadOnlyList<ProtectedTree>> Earlier(DataFolders folders, DateOnly date)
    {
        var before = ReleaseDates.All(folders).Where(r => ReleaseDates.DateOf(r) < date).ToList();
        if (before.Count == 0)
            return [];
        using var key = ReleaseFolder.ReadVerificationKey(folders.VerificationKey);
        return [.. before.Select(r => PublishedCells.Read(ReleaseFolder.Open(r, key)))];
    }

    private static IEnumerable<string> DocumentsOf(SchemaSet schema, IEnumerable<ReleaseTable> tables) =>
        tables.SelectMany(t => t.Column("document")).OfType<string>()
            .Concat(schema.Claims.Select(c => c.Source.Document))
            .Concat(schema.Rounds.Select(r => r.Source?.Document).OfType<string>())
            .Concat(schema.Studies.SelectMany(s => s.Phases).Select(p => p.Source.Document));

    /// <summary>Judges the claims over the tables as written: what stands behind a verdict is what a reader has.</summary>
    private static async Task<IReadOnlyList<JudgedClaim>> Judge(
        string building, SchemaSet schema, IReadOnlyList<ReleaseTable> tables, CancellationToken cancellation)
    {
        await ReleaseFiles.WriteTables(building, schema, tables, [], cancellation);
        var paths = tables.ToDictionary(t => t.Contract.Name, t => Path.Combine(building, t.Path));
        using var release = TableDatabase.Open(tables.Select(t => t.Contract), t => [new(paths[t.Name])]);
        using var connection = release.Connect();
        return ClaimLedger.Judge(connection, schema.Claims);
    }

    /// <summary>The date and the first twelve characters of the hash of policy, tables, catalogue and codebook.</summary>
    private static string Id(DateOnly date, DisclosurePolicy policy, IReadOnlyList<ReleaseTable> tables, string building)
    {
        var written = tables.Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        var content = tables.Select(t => $"{t.Contract.Name} {t.Fingerprint()}")
            .Concat(ReleaseFiles.FilesOf(building).Where(f => !written.Contains(f.Path)).Select(f => $"{f.Path} {f.Sha256}"))
            .Prepend($"policy {policy.Version}");
        return $"{date:yyyy-MM-dd}-{Sha256.OfText(string.Join('\n', content))[..12]}";
    }
}
