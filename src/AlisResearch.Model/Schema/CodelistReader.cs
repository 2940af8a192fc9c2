using System.Globalization;
using System.Text;
using CsvHelper;

namespace AlisResearch.Model;

/// <summary>Reads code lists and the municipality register; derives the lists of studies, documents and municipalities.</summary>
internal static class CodelistReader
{
    private const string Folder = "codelists";
    private static readonly string[] Register = ["municipality", "municipality_succession", "municipality_fictional"];

    /// <summary>All code lists by name.</summary>
    public static IReadOnlyDictionary<string, Codelist> Codelists(
        SchemaFolder files, IEnumerable<Study> studies, IEnumerable<SourceDocument> sources, MunicipalityRegister municipalities,
        IEnumerable<FictionalMunicipality> fictional)
    {
        var read = files.List(Folder, "*.csv")
            .Where(f => !Register.Contains(Path.GetFileNameWithoutExtension(f)))
            .Select(f => new Codelist(Path.GetFileNameWithoutExtension(f), Rows(files, f, ["code", "nb", "en"])
                .Select(r => new Code(r.Text("code"), new(r.Text("nb"), r.Text("en")))).ToList()));
        Codelist[] derived =
        [
            new("study", studies.Select(s => new Code(s.Id, LocalText.Same(s.Name))).ToList()),
            new("source_document", sources.Select(s => new Code(s.Id, LocalText.Same(s.Title))).ToList()),
            new("municipality", [
                .. municipalities.Municipalities.Select(m => new Code(m.Code, LocalText.Same(m.Name))),
                .. fictional.Select(m => new Code(m.Code, m.Label))]),
        ];
        var all = new SortedDictionary<string, Codelist>(StringComparer.Ordinal);
        foreach (var list in read.Concat(derived))
        {
            if (!all.TryAdd(list.Name, list))
                Report(files, $"{Folder}/{list.Name}.csv", 1, null, "reserved_name", new("Navnet er opptatt.", "The name is taken."));
            foreach (var twice in list.Name is "study" or "source_document" ? [] : list.Codes.GroupBy(c => c.Value).Where(g => g.Count() > 1))
                Report(files, $"{Folder}/{list.Name}.csv", null, "code", "duplicate_key",
                    new($"Koden «{twice.Key}» står flere ganger.", $"The code “{twice.Key}” stands more than once."));
        }

        return all;
    }

    /// <summary>municipality.csv and municipality_succession.csv.</summary>
    public static MunicipalityRegister Municipalities(SchemaFolder files) => new(
        Rows(files, $"{Folder}/{Register[0]}.csv", ["code", "name", "county_code", "county", "area", "valid_from", "valid_to"])
            .Select(r => new Municipality(
                r.Text("code"), r.Text("name"), r.Text("county_code"), r.Text("county"), r["area"], r.Date("valid_from") ?? default, r.Date("valid_to")))
            .OrderBy(m => m.Code, StringComparer.Ordinal).ToList(),
        Rows(files, $"{Folder}/{Register[1]}.csv", ["from_code", "to_code", "date", "partial"])
            .Select(r => new Succession(r.Text("from_code"), r.Text("to_code"), r.Date("date") ?? default, r.Text("partial") == "true"))
            .ToList());

    /// <summary>municipality_fictional.csv.</summary>
    public static IReadOnlyList<FictionalMunicipality> FictionalMunicipalities(SchemaFolder files) =>
        Rows(files, $"{Folder}/{Register[2]}.csv", ["code", "nb", "en", "area", "centrality", "population"])
            .Select(r => new FictionalMunicipality(
                r.FictionalCode(), new(r.Text("nb"), r.Text("en")), r["area"], r.Integer("centrality", 1, 6), r.Integer("population", 1, int.MaxValue)))
            .OrderBy(m => m.Code, StringComparer.Ordinal).ToList();

    private static List<Row> Rows(SchemaFolder files, string file, string[] columns)
    {
        if (!File.Exists(files.PathOf(file)))
        {
            Report(files, file, null, null, "missing_file", new("Filen mangler.", "The file is missing."));
            return [];
        }

        CsvTable table;
        try
        {
            table = CsvTable.Read(files.PathOf(file));
        }
        catch (Exception e) when (e is CsvFormatException or DecoderFallbackException)
        {
            Report(files, file, null, null, "csv_syntax", new("Filen kan ikke leses som CSV i UTF-8.", "The file does not read as CSV in UTF-8."));
            return [];
        }

        foreach (var column in columns.Where(c => !table.Header.Contains(c)))
            Report(files, file, 1, column, "missing_column", new($"Kolonnen «{column}» mangler.", $"The column “{column}” is missing."));
        return table.Rows.Select(r => new Row(files, file, r)).ToList();
    }

    private static void Report(SchemaFolder files, string file, long? row, string? column, string rule, LocalText message) =>
        files.Findings.Add(new(file, row, column, rule, Severity.Error, message, null));

    /// <summary>A row that reports what it lacks.</summary>
    private sealed record Row(SchemaFolder Files, string File, CsvRow Fields)
    {
        public string? this[string column] => Fields.Fields.GetValueOrDefault(column);

        public string Text(string column)
        {
            if (this[column] is { } text)
                return text;
            Report(Files, File, Fields.Number, column, "required", new("Feltet er tomt.", "The field is empty."));
            return "";
        }

        /// <summary>A code that no real municipality can have.</summary>
        public string FictionalCode()
        {
            var code = Text("code");
            if (code is not ['X', _, _, _] || !code[1..].All(char.IsAsciiDigit))
                Report(Files, File, Fields.Number, "code", "fictional_code", new("Skal være X og tre sifre.", "Must be X and three digits."));
            return code;
        }

        public int Integer(string column, int min, int max)
        {
            if (int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
                return number;
            Report(Files, File, Fields.Number, column, "integer", max == int.MaxValue
                ? new($"Skal være et heltall fra {min}.", $"Must be a whole number from {min}.")
                : new($"Skal være et heltall fra {min} til {max}.", $"Must be a whole number from {min} to {max}."));
            return min;
        }

        public DateOnly? Date(string column)
        {
            if (this[column] is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            Report(Files, File, Fields.Number, column, "date", new("Skal være en dato, åååå-mm-dd.", "Must be a date, yyyy-mm-dd."));
            return null;
        }
    }
}
