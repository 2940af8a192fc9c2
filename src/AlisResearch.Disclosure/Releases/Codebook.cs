using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The release's codebook: what every column and every code means, in both languages, as CSV. A code's number is its value in SPSS and Stata.</summary>
internal static class Codebook
{
    /// <summary>Writes <c>variables.csv</c> and <c>codes.csv</c>.</summary>
    public static void Write(string release, SchemaSet schema, IReadOnlyList<ReleaseTable> tables)
    {
        Directory.CreateDirectory(Path.Combine(release, ReleaseFolder.Codebook));
        var columns = tables.SelectMany(t => t.Contract.Columns.Select(c => (Table: t.Contract.Name, Column: c))).ToList();
        Write(Path.Combine(release, ReleaseFolder.CodebookFiles[0]), ["table", "column", "type", "unit", "codelist", "nb", "en"], columns.Select(c =>
            (IReadOnlyList<object?>)[c.Table, c.Column.Name, Spelling.Snake(c.Column.Type), c.Column.Unit, c.Column.Codelist, c.Column.Meaning.Nb, c.Column.Meaning.En]));
        var used = columns.Select(c => c.Column.Codelist).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Write(Path.Combine(release, ReleaseFolder.CodebookFiles[1]), ["codelist", "number", "code", "nb", "en"], used.SelectMany(l =>
            schema.Codelists[l].Codes.Select((c, i) => (IReadOnlyList<object?>)[l, (long)i + 1, c.Value, c.Label.Nb, c.Label.En])));
    }

    private static void Write(string file, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = File.Create(file);
        CsvExport.Write(stream, header, rows);
    }
}
