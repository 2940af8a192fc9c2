using System.IO.Compression;
using System.Text;

namespace AlisResearch.Tests.Unit.Sources;

/// <summary>Writes the least workbook that Excel would open, from the XML of its sheets' rows.</summary>
internal static class Workbook
{
    /// <summary>Cell formats: 0 general, 1 date, 2 date with time, 3 time.</summary>
    private const string Styles =
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    /// <summary>The bytes of a workbook with these sheets: name, rows, and what follows the rows.</summary>
    public static byte[] Of(params (string Name, string Rows, string After)[] sheets) => Zip([.. Parts(sheets)]);

    /// <summary>A sheet of inline texts, the first row being row 1.</summary>
    public static (string Name, string Rows, string After) Sheet(string name, params string[][] rows) => (name, string.Concat(rows.Index().Select(r =>
        $"<row r=\"{r.Index + 1}\">{string.Concat(r.Item.Select(t => Text(t)))}</row>")), "");

    /// <summary>A cell with an inline text.</summary>
    public static string Text(string text) => text.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    /// <summary>A zip file of these parts.</summary>
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    /// <summary>The parts, to add to or change before they are zipped.</summary>
    public static IEnumerable<(string Name, string Content)> Parts(params (string Name, string Rows, string After)[] sheets)
    {
        yield return ("[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
        yield return ("xl/workbook.xml", $"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets>{string.Concat(sheets.Index().Select(s => $"<sheet name=\"{s.Item.Name}\" sheetId=\"{s.Index + 1}\" r:id=\"rId{s.Index + 1}\"/>"))}</sheets></workbook>
            """);
        var relations = sheets.Index().Select(s =>
            $"<Relationship Id=\"rId{s.Index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{s.Index + 1}.xml\"/>");
        yield return ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations)}
            <Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            <Relationship Id="strings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
            """);
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/sharedStrings.xml",
            """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>delt æøå</t></si><si><r><t>to </t></r><r><t>deler</t></r></si></sst>""");
        foreach (var (index, sheet) in sheets.Index())
            yield return ($"xl/worksheets/sheet{index + 1}.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheet.Rows}</sheetData>{sheet.After}</worksheet>");
    }
}
