using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>The codebook of a release by DDI-Codebook 2.5 (https://ddialliance.org/Specification/DDI-Codebook/2.5/), which archives read.</summary>
internal static class DdiCodebook
{
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";
    private static readonly XName Lang = XNamespace.Xml + "lang";

    /// <summary>Writes it.</summary>
    public static byte[] Write(ExportedRelease release)
    {
        var manifest = release.Manifest;
        var date = manifest.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var codebook = new XElement(
            Ddi + "codeBook", new XAttribute("version", "2.5"), new XAttribute("ID", $"alis-{manifest.Id}"), new XAttribute(Lang, "nb"),
            E("stdyDscr",
                E("citation",
                    E("titlStmt", new XElement(Ddi + "titl", release.Title.Nb), new XElement(Ddi + "parTitl", new XAttribute(Lang, "en"), release.Title.En), new XElement(Ddi + "IDNo", new XAttribute("agency", "AlisResearch"), manifest.Id)),
                    E("rspStmt", new XElement(Ddi + "AuthEnty", "AlisResearch")),
                    E("prodStmt", new XElement(Ddi + "producer", "AlisResearch"), new XElement(Ddi + "prodDate", new XAttribute("date", date), date)),
                    E("verStmt", new XElement(Ddi + "version", new XAttribute("date", date), manifest.Id)),
                    new XElement(Ddi + "biblCit", manifest.Citation)),
                E("stdyInfo", release.Studies.Select(s => new XElement(Ddi + "abstract", new XAttribute(Lang, "nb"), $"{s.Name}: {s.Title.Nb}")).Append(
                    new XElement(Ddi + "sumDscr", new XElement(Ddi + "nation", new XAttribute("abbr", "NO"), "Norge"), new XElement(Ddi + "dataKind", DataKind(release))))),
                E("dataAccs", E("useStmt", new XElement(Ddi + "restrctn", Spelling.Constant(manifest.Kind)), new XElement(Ddi + "citReq", manifest.Citation)))),
            release.Tables.Select(t => File(t)),
            E("dataDscr", release.Tables.SelectMany(t => t.Contract.Columns.Select(c => Variable(release, t, c)))));
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
            writer.Write($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{codebook.ToString().ReplaceLineEndings("\n")}\n");
        return stream.ToArray();
    }

    private static string DataKind(ExportedRelease release) =>
        release.Tables.All(t => t.Synthetic) ? "synthetic" : release.Tables.Any(t => t.Synthetic) ? "mixed" : "register and survey data";

    private static XElement File(ExportedTable table) => new(
        Ddi + "fileDscr", new XAttribute("ID", FileId(table)), new XAttribute("URI", table.PathIn(ExportFormat.Csv)),
        E("fileTxt",
            new XElement(Ddi + "fileName", table.PathIn(ExportFormat.Csv)),
            new XElement(Ddi + "fileCont", new XAttribute(Lang, "nb"), table.Contract.Title.Nb),
            E("dimensns", new XElement(Ddi + "caseQnty", table.Rows), new XElement(Ddi + "varQnty", table.Contract.Columns.Count)),
            new XElement(Ddi + "fileType", new XAttribute("charset", "utf-8"), "text/csv")),
        table.Synthetic ? new[] { ("nb", "Syntetiske (oppdiktede) data"), ("en", "Synthetic (made-up) data") }.Select(n => new XElement(Ddi + "notes", new XAttribute(Lang, n.Item1), n.Item2)) : null);

    private static XElement Variable(ExportedRelease release, ExportedTable table, ColumnContract column)
    {
        var isNumber = column.Type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Number;
        var variable = new XElement(
            Ddi + "var", new XAttribute("ID", $"{table.Contract.Name}.{column.Name}"), new XAttribute("name", column.Name), new XAttribute("files", FileId(table)),
            new XAttribute("intrvl", isNumber ? "contin" : "discrete"));
        if (column.Unit is not null)
            variable.Add(new XAttribute("measUnit", column.Unit));
        variable.Add(new XElement(Ddi + "labl", new XAttribute(Lang, "nb"), column.Meaning.Nb), new XElement(Ddi + "labl", new XAttribute(Lang, "en"), column.Meaning.En));
        if (column.Type == ColumnType.Code)
            variable.Add(release.CodesOf(column).Select(c => E("catgry", new XElement(Ddi + "catValu", c.Value), new XElement(Ddi + "labl", new XAttribute(Lang, "nb"), c.Label.Nb), new XElement(Ddi + "labl", new XAttribute(Lang, "en"), c.Label.En))));
        var format = new XElement(Ddi + "varFormat", new XAttribute("type", isNumber ? "numeric" : "character"), new XAttribute("schema", "other"));
        if (column.Type is ColumnType.Date or ColumnType.Timestamp)
            format.Add(new XAttribute("category", column.Type == ColumnType.Date ? "date" : "time"));
        variable.Add(format);
        return variable;
    }

    private static string FileId(ExportedTable table) => $"F.{table.Contract.Name}";

    private static XElement E(string name, params object?[] content) => new(Ddi + name, content);
}
