using AlisResearch.Analytics;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>What a build gave.</summary>
/// <param name="Release">The release, verified.</param>
/// <param name="AlreadyThere">True when unchanged data had given the same release before; nothing was written.</param>
/// <param name="Claims">The claims as judged over its public tables.</param>
public sealed record ReleaseBuild(ReleaseFolder Release, bool AlreadyThere, IReadOnlyList<JudgedClaim> Claims);

/// <summary>Warehouse → public release: a folder that is written whole or not at all.</summary>
public static class PublicRelease
{
    /// <summary>Builds the release of <paramref name="date"/> from the warehouse as <paramref name="snapshot"/> lists it.</summary>
    /// <param name="folders">Where the signing key is, and where releases go.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="snapshot">The warehouse.</param>
    /// <param name="date">A pre-set date of the policy.</param>
    /// <param name="dryRun">Build and judge, but keep nothing.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops between steps; what was begun is removed.</param>
    /// <exception cref="AlisException">A document is younger than the release: exit 4. Another build runs: exit 6.</exception>
    public static async Task<ReleaseBuild> BuildAsync(
        DataFolders folders, SchemaSet schema, WarehouseSnapshot snapshot, DateOnly date, bool dryRun = false,
        IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        using var writing = FolderLock.Take(Path.Combine(folders.PublicReleases, ".lock"));
        using var key = dryRun && !File.Exists(folders.SigningKey) ? null : SigningKey.ReadOrCreate(folders);
        ReleaseFiles.Sweep(folders.PublicReleases);
        var building = Path.Combine(folders.PublicReleases, ReleaseFolder.BuildingPrefix + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.Combine(building, ReleaseFolder.PublicTables));
        Directory.CreateDirectory(Path.Combine(building, ReleaseFolder.ProtectedCells));
        try
        {
            progress?.Report(new("Leser varehuset", "Reading the warehouse"));
            var (tables, cells) = Read(schema, snapshot, RoundingSecret.Of(folders, isKept: !dryRun), progress, cancellation);
            var cellTables = CellTables.Of(cells, schema);
            var gates = SimulationGate.Run(schema.Policy, cells.Trees, schema.Policy.Gate.SampledCohorts, progress, cancellation);
            ReleaseGates.Refuse(schema.Policy, cells, gates);
            PublicationCheck.Run(schema, DocumentsOf(schema, tables), date);
            cancellation.ThrowIfCancellationRequested();

            progress?.Report(new("Regner ut påstandene på nytt", "Recomputing the claims"));
            var claims = await Judge(building, schema, tables, cancellation);

            progress?.Report(new("Skriver katalog og kodebok", "Writing catalogue and codebook"));
            var catalogue = Path.Combine(building, ReleaseCatalogue.FileName);
            CatalogueWriter.Write(catalogue, schema, tables, claims);
            Codebook.Write(building, schema, [.. tables, .. cellTables]);
            progress?.Report(new("Skriver personvernrapporten", "Writing the disclosure report"));
            var report = DisclosureReport.Of(date, schema.Policy, cells, gates);
            File.WriteAllBytes(Path.Combine(building, DisclosureReport.JsonFile), report.ToJson());
            File.WriteAllText(Path.Combine(building, DisclosureReport.HtmlFile), DisclosurePage.Render(report, Language.Nb));
            cancellation.ThrowIfCancellationRequested();

            var synthetic = tables.Concat(cellTables).Any(t => t.Synthetic);
            var id = Id(date, schema.Policy, tables.Concat(cellTables), building);
            var citation = $"AlisResearch ({date:yyyy}). Release {id}, PUBLIC, policy {schema.Policy.Version}.";
            progress?.Report(new("Skriver tabellene", "Writing the tables"));
            var metadata = new Dictionary<string, string> { ["release"] = id, ["citation"] = citation, ["policy"] = schema.Policy.Version };
            await ReleaseFiles.WriteTables(tables, t => ReleaseFolder.TableFile(building, t), metadata, cancellation);
            await ReleaseFiles.WriteTables(cellTables, t => ReleaseFolder.CellFile(building, t), metadata, cancellation);

            var manifest = new ReleaseManifest(
                ReleaseManifest.CurrentFormat, id, ReleaseKind.Public, date, schema.Policy.Version, synthetic, citation, ReleaseFiles.CodeVersion(), ReleaseFiles.FilesOf(building));
            var target = Path.Combine(folders.PublicReleases, id);
            if (key is not null && Directory.Exists(target))
                return new(ReleaseFolder.Open(target, key), AlreadyThere: true, claims);
            RefuseSecondOfDate(folders.PublicReleases, date, id);
            RefuseEarlier(folders.PublicReleases, date);
            if (key is null || dryRun)
                return new(new(target, manifest), AlreadyThere: false, claims);

            progress?.Report(new("Signerer og utgir", "Signing and publishing"));
            ReleaseFiles.Sign(building, manifest, key);
            ReleaseFiles.Publish(building, target);
            StewardDisclosureReport.Write(folders, id, cells, schema.Policy);
            return new(ReleaseFolder.Open(target, key), AlreadyThere: false, claims);
        }
        finally
        {
            if (Directory.Exists(building))
                Directory.Delete(building, recursive: true);
        }
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
            Directory.CreateDirectory(Path.Combine(folder, ReleaseFolder.PublicTables));
            using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
            return await Judge(folder, schema, ReadTables(warehouse, schema, snapshot), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Corrections wait for the next pre-set date (which retires older releases): a date has one release.</summary>
    private static void RefuseSecondOfDate(string releases, DateOnly date, string id)
    {
        if (ReleaseFolder.List(releases).Select(Path.GetFileName).FirstOrDefault(n => n != id && n!.StartsWith($"{date:yyyy-MM-dd}-", StringComparison.Ordinal)) is { } other)
            throw new AlisException(ExitCode.Disclosure, new(
                $"Det finnes alt en utgivelse datert {date:yyyy-MM-dd} ({other}), og dataene er endret siden. Rettelser venter til neste dato i policyen (schema/disclosure/policy.yml). For en prøve: bruk en annen datamappe, --data.",
                $"There is a release dated {date:yyyy-MM-dd} already ({other}), and the data have changed since. Corrections wait for the policy's next date (schema/disclosure/policy.yml). For a trial, use another data folder, --data."));
    }

    /// <summary>A date is pre-set when the one before it is released: none is added in between afterwards, where what it shows could be chosen.</summary>
    private static void RefuseEarlier(string releases, DateOnly date)
    {
        if (ReleaseFolder.List(releases).Select(r => Path.GetFileName(r)!).LastOrDefault(n => string.CompareOrdinal(n[..10], $"{date:yyyy-MM-dd}") > 0) is { } later)
            throw new AlisException(ExitCode.Disclosure, new(
                $"{date:yyyy-MM-dd} er før den siste utgivelsen ({later}). En dato kan ikke legges til eller flyttes dit etterpå.",
                $"{date:yyyy-MM-dd} is before the last release ({later}). A date cannot be added or moved there afterwards."));
    }

    private static (List<ReleaseTable> Tables, ProtectedCells Cells) Read(
        SchemaSet schema, WarehouseSnapshot snapshot, byte[] secret, IProgress<LocalText>? progress, CancellationToken cancellation)
    {
        using var warehouse = TableDatabase.OpenWarehouse(schema, snapshot);
        var tables = ReadTables(warehouse, schema, snapshot);
        progress?.Report(new("Beskytter personene", "Protecting the persons"));
        return (tables, ProtectedCells.Build(warehouse, schema, snapshot, secret, cancellation));
    }

    private static List<ReleaseTable> ReadTables(TableDatabase warehouse, SchemaSet schema, WarehouseSnapshot snapshot)
    {
        using var connection = warehouse.Connect();
        return schema.ReleasedTables.Select(t => ReleaseTable.Read(connection, t, snapshot)).ToList();
    }

    private static IEnumerable<string> DocumentsOf(SchemaSet schema, IEnumerable<ReleaseTable> tables) =>
        tables.SelectMany(t => t.Column("document")).OfType<string>()
            .Concat(schema.Claims.Select(c => c.Source.Document))
            .Concat(schema.Rounds.Select(r => r.Source?.Document).OfType<string>())
            .Concat(schema.Studies.SelectMany(s => s.Phases).Select(p => p.Source.Document));

    /// <summary>Judges the claims over the public tables as written: what stands behind a verdict is what a reader has.</summary>
    private static async Task<IReadOnlyList<JudgedClaim>> Judge(
        string building, SchemaSet schema, IReadOnlyList<ReleaseTable> tables, CancellationToken cancellation)
    {
        await ReleaseFiles.WriteTables(tables, t => ReleaseFolder.TableFile(building, t), [], cancellation);
        using var release = TableDatabase.Open(tables.Select(t => t.Contract), t => [new(ReleaseFolder.TableFile(building, t.Name))]);
        using var connection = release.Connect();
        return ClaimLedger.Judge(connection, schema.Claims);
    }

    /// <summary>The date and the first twelve characters of the hash of policy, tables, catalogue and codebook.</summary>
    private static string Id(DateOnly date, DisclosurePolicy policy, IEnumerable<ReleaseTable> tables, string building)
    {
        var content = tables.Select(t => $"{t.Contract.Name} {t.Fingerprint()}")
            .Concat(ReleaseFiles.FilesOf(building).Where(f => !f.Path.StartsWith(ReleaseFolder.PublicTables, StringComparison.Ordinal) && !f.Path.StartsWith(ReleaseFolder.ProtectedCells, StringComparison.Ordinal)).Select(f => $"{f.Path} {f.Sha256}"))
            .Prepend($"policy {policy.Version}");
        return $"{date:yyyy-MM-dd}-{Sha256.OfText(string.Join('\n', content))[..12]}";
    }
}
