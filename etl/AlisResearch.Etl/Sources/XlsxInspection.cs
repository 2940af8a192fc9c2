using System.IO.Compression;
using System.Xml;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>The sheet to read, and how far its values reach.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Columns up to the last that holds a value in the header or below it.</param>
/// <param name="LastRow">The last row that holds a value.</param>
internal sealed record XlsxSheet(string Name, int Columns, int LastRow);

/// <summary>Unpacks a workbook once under the limits, and looks for what a reader of values passes over in silence.</summary>
internal static class XlsxInspection
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>The sheet of <paramref name="format"/>; null when <paramref name="findings"/> say why it cannot be read.</summary>
    public static XlsxSheet? Inspect(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        using var stream = file.OpenRead();
        try
        {
            if (CompoundFile.Look(file, stream) is { } locked)
                return Refuse(locked);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.Entries.Count > limits.MaxEntries)
                return Refuse(new(file.Name, null, null, "too_many_entries", Severity.Error,
                    new($"Filen har {zip.Entries.Count} deler; høyst {limits.MaxEntries} er tillatt.", $"The file has {zip.Entries.Count} parts; at most {limits.MaxEntries} are allowed."),
                    new("Eksporter arket til en ny arbeidsbok.", "Export the sheet to a new workbook.")));

            var meter = new UnpackMeter(stream.Length, limits);
            if (zip.GetEntry("xl/workbook.xml") is not { } workbook)
                return Refuse(new(file.Name, null, null, "wrong_file_type", Severity.Error,
                    new("Filen er ikke en Excel-arbeidsbok (xlsx).", "The file is no Excel workbook (xlsx)."),
                    new("Lagre den som «Excel-arbeidsbok (.xlsx)».", "Save it as “Excel workbook (.xlsx)”.")));
            var sheets = Sheets(zip, workbook, meter);
            var (name, part) = sheets.FirstOrDefault(s => format.Sheet is null || s.Name == format.Sheet);
            if (name is null)
                return Refuse(new(file.Name, null, null, "missing_sheet", Severity.Error,
                    new($"Arbeidsboken har ikke arket «{format.Sheet}».", $"The workbook has no sheet “{format.Sheet}”."),
                    Suggest.DidYouMean(format.Sheet ?? "", [.. sheets.Select(s => s.Name)])));

            var scan = new SheetScan(file.Name, format.HeaderRow, limits);
            foreach (var entry in zip.Entries)
            {
                using var unpacked = meter.Count(entry.Open());
                if (entry.FullName == part)
                    scan.Sheet(unpacked);
                else if (entry.FullName == "xl/sharedStrings.xml")
                    scan.SharedStrings(unpacked);
                unpacked.CopyTo(Stream.Null);
            }

            var before = findings.Count;
            foreach (var finding in scan.Findings())
                findings.Add(finding);
            return findings.Count == before ? new(name, scan.Columns, scan.LastRow) : null;
        }
        catch (UnpackRatioException)
        {
            return Refuse(UnpackRatioException.Finding(file.Name, limits));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            return Refuse(Torn(file.Name));
        }

        XlsxSheet? Refuse(Finding finding)
        {
            findings.Add(finding);
            return null;
        }
    }

    /// <summary>The finding for a workbook that is not whole.</summary>
    public static Finding Torn(string file) => new(file, null, null, "torn_file", Severity.Error,
        new("Arbeidsboken er ikke hel: den er avkortet eller skadet.", "The workbook is not whole: it is cut short or damaged."),
        new("Kopier eller last ned filen på nytt, åpne den i Excel og lagre den igjen.", "Copy or download the file again, open it in Excel and save it anew."));

    private static List<(string Name, string Part)> Sheets(ZipArchive zip, ZipArchiveEntry workbook, UnpackMeter meter)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (zip.GetEntry("xl/_rels/workbook.xml.rels") is { } relations)
        {
            foreach (var relation in Elements(relations, meter, "Relationship"))
            {
                if (relation.GetAttribute("Type") is { } type && type.EndsWith("/worksheet", StringComparison.Ordinal))
                    parts[relation.GetAttribute("Id") ?? ""] = PartName(relation.GetAttribute("Target") ?? "");
            }
        }

        var sheets = new List<(string, string)>();
        foreach (var sheet in Elements(workbook, meter, "sheet"))
        {
            var id = sheet.GetAttribute("id", Relationships) ?? sheet.GetAttribute("id", StrictRelationships);
            if (sheet.GetAttribute("name") is { } name && parts.TryGetValue(id ?? "", out var part))
                sheets.Add((name, part));
        }

        return sheets;
    }

    private static IEnumerable<XmlReader> Elements(ZipArchiveEntry entry, UnpackMeter meter, string name)
    {
        using var xml = XmlReader.Create(meter.Count(entry.Open()), SheetScan.XmlSettings);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                yield return xml;
        }
    }

    private static string PartName(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target.TrimStart('.', '/')}";
}
