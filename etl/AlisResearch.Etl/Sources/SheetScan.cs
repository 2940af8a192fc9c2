using System.Xml;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Reads a sheet's XML as a stream: where its values end, and its formulas, errors, merged and oversized cells.</summary>
internal sealed class SheetScan(string file, int headerRow, SourceLimits limits)
{
    private const int Shown = 5;

    private readonly List<CellReference> _formulas = [];
    private readonly List<CellReference> _errors = [];
    private readonly List<CellReference> _merged = [];
    private readonly char[] _chunk = new char[1 << 12];
    private (int Formulas, int Errors) _count;
    private CellReference? _tooLarge;
    private bool _sharedTooLarge;

    /// <summary>No DTD: it could unpack to anything.</summary>
    public static XmlReaderSettings XmlSettings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The last column with a value, from 1.</summary>
    public int Columns { get; private set; }

    /// <summary>The last row with a value.</summary>
    public int LastRow { get; private set; }

    /// <summary>Scans the sheet.</summary>
    public void Sheet(Stream stream)
    {
        using var xml = XmlReader.Create(stream, XmlSettings);
        var (cell, isError) = (default(CellReference), false);
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && cell.Column > 0)
            {
                if (IsTooLarge(xml))
                    _tooLarge ??= cell;
            }

            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "row":
                    cell = new(0, int.TryParse(xml.GetAttribute("r"), out var row) ? row : cell.Row + 1);
                    break;
                case "c":
                    cell = CellReference.Parse(xml.GetAttribute("r")) ?? cell with { Column = cell.Column + 1 };
                    isError = xml.GetAttribute("t") == "e";
                    break;
                case "f" when cell.Row >= headerRow:
                    _count.Formulas++;
                    Keep(_formulas, cell);
                    break;
                case "v" or "is" when cell.Row >= headerRow:
                    (Columns, LastRow) = (Math.Max(Columns, cell.Column), Math.Max(LastRow, cell.Row));
                    if (isError)
                    {
                        _count.Errors++;
                        Keep(_errors, cell);
                    }

                    break;
                case "mergeCell" when xml.GetAttribute("ref")?.Split(':') is [var from, var to]:
                    if (CellReference.Parse(from) is { } first && CellReference.Parse(to) is { } last && last.Row >= headerRow)
                        Keep(_merged, first with { Row = Math.Max(first.Row, headerRow) });
                    break;
            }
        }
    }

    /// <summary>Scans the texts that sheets share.</summary>
    public void SharedStrings(Stream stream)
    {
        using var xml = XmlReader.Create(stream, XmlSettings);
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                _sharedTooLarge |= IsTooLarge(xml);
        }
    }

    /// <summary>What was found, the first few of each kind.</summary>
    public IEnumerable<Finding> Findings()
    {
        foreach (var cell in _formulas)
            yield return At(cell, "formula",
                new($"Cellen inneholder en formel (i alt {_count.Formulas} i arket).", $"The cell holds a formula ({_count.Formulas} in the sheet)."),
                new("Kopier cellene og lim inn som verdier, så tallet ikke kan endre seg.", "Copy the cells and paste them as values, so that the number cannot change."));
        foreach (var cell in _errors)
            yield return At(cell, "error_value",
                new($"Cellen viser en feil, som #N/A eller #DIV/0! (i alt {_count.Errors} i arket).", $"The cell shows an error, such as #N/A or #DIV/0! ({_count.Errors} in the sheet)."),
                new("Rett cellen, eller la den stå tom.", "Mend the cell, or leave it empty."));
        foreach (var cell in _merged)
            yield return cell.Row == headerRow
                ? At(cell, "merged_header", new("Overskriften har sammenslåtte celler.", "The header has merged cells."),
                    new("Del cellene, og gi hver kolonne sitt navn i én rad.", "Split the cells, and give each column its name in one row."))
                : At(cell, "merged_cells", new("Sammenslåtte celler: bare den første har en verdi.", "Merged cells: only the first has a value."),
                    new("Del cellene, og skriv verdien i hver.", "Split the cells, and write the value in each."));
        if (_tooLarge is { } large)
            yield return At(large, "cell_too_large", TooLarge, null);
        if (_sharedTooLarge)
            yield return new(file, null, null, "cell_too_large", Severity.Error, TooLarge, null);
    }

    private LocalText TooLarge => new($"En celle er over {limits.MaxCellBytes:N0} byte.", $"A cell is over {limits.MaxCellBytes:N0} bytes.");

    private static void Keep(List<CellReference> cells, CellReference cell)
    {
        if (cells.Count < Shown)
            cells.Add(cell);
    }

    /// <summary>Measures a text piece by piece, so that a cell of any size takes no memory.</summary>
    private bool IsTooLarge(XmlReader xml)
    {
        long bytes = 0;
        int read;
        while ((read = xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
            bytes += System.Text.Encoding.UTF8.GetByteCount(_chunk, 0, read);
        return bytes > limits.MaxCellBytes;
    }

    private Finding At(CellReference cell, string rule, LocalText message, LocalText? suggestion) =>
        new(file, cell.Row, CellReference.Letters(cell.Column), rule, Severity.Error, message, suggestion);
}
