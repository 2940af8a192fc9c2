namespace AlisResearch.Model;

/// <summary>Reads studies, rounds and source documents.</summary>
internal static class StudyReader
{
    /// <summary>sources.yml.</summary>
    public static List<SourceDocument> Sources(YamlMap map) => map.Maps("documents").Select(d =>
    {
        var document = new SourceDocument(
            d.Text("id"), d.Text("title"), d.Text("publisher"), d.Date("published"),
            d.Word<Dating>("dating", v => v == Dating.Exact ? "exact" : "not_later_than") == Dating.Exact,
            d.OptionalText("address"), d.OptionalLocal("note"));
        d.Done();
        return document;
    }).ToList();

    /// <summary>study.yml.</summary>
    public static Study Study(YamlMap map)
    {
        var study = new Study(
            map.Text("id"), map.Text("name"), map.Boolean("reference"), map.Local("title"), map.Local("population"), map.Text("owner"),
            map.Local("legal_basis"), map.OptionalDate("retention_until"), map.Maps("phases").Select(Phase).ToList());
        if (study.Id != FolderOf(map))
            map.Report("id", "folder_name", new("Id-en må være mappens navn.", "The id must be the folder's name."));
        return study;
    }

    /// <summary>A round's YAML.</summary>
    public static SurveyRound Round(YamlMap map)
    {
        var (kind, synthetic, file) = (map.Word<RoundKind>("kind", Spelling.Constant), map.Boolean("synthetic"), map.Text("file"));
        var round = new SurveyRound(
            map.Text("id"), FolderOf(map), kind, map.Local("title"), map.OptionalDate("from"),
            map.OptionalDate("to"), synthetic, synthetic && map.OptionalMap("source") is null ? null : Source(map), map.Text("table"), file,
            SourceFormatReader.Read(map, file), RoundMappingReader.Mapping(map), RoundMappingReader.Cumulative(map), map.File,
            SynthesisReader.Synthesis(map, kind, synthetic));
        if (round.Id != Path.GetFileNameWithoutExtension(map.File))
            map.Report("id", "file_name", new("Id-en må være filens navn.", "The id must be the file's name."));
        if (round.File != Path.GetFileName(round.File))
            map.Report("file", "file_name", new("Oppgi bare filens navn; den ligger i etl/rounds/<studie>/.", "Give the file's name alone; it lies in etl/rounds/<study>/."));
        if (round.From > round.To)
            map.Report("to", "end_before_start", new("Slutten er før starten.", "The end is before the start."));
        return round;
    }

    /// <summary>The key <c>source</c>.</summary>
    public static SourceReference Source(YamlMap map)
    {
        if (map.Map("source") is not { } source)
            return new("", null);
        var reference = new SourceReference(source.Text("document"), source.OptionalText("locator"));
        source.Done();
        return reference;
    }

    private static Phase Phase(YamlMap map)
    {
        var phase = new Phase(
            map.Text("id"), map.Local("name"), map.Date("from"), map.OptionalDate("to"), map.OptionalInteger("municipalities"),
            map.OptionalInteger("positions"), map.OptionalText("scheme"), Source(map));
        map.Done();
        return phase;
    }

    private static string FolderOf(YamlMap map) => Path.GetFileName(Path.GetDirectoryName(map.File)) ?? "";

    private enum Dating
    {
        Exact,
        NotLaterThan,
    }
}
