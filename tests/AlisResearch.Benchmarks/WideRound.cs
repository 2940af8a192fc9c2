using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Benchmarks;

/// <summary>A table of 20 columns of every common type, one of them a direct identifier, and made-up rows for it.</summary>
internal static class WideRound
{
    private static readonly string[] Forms = ["FASTLONN", "NARING", "LOCUM", "ZERO_LIST"];

    private static readonly string[] Columns =
    [
        "name: person, type: pseudonym, required: true, class: personal",
        "name: post, type: text, required: true, class: public",
        "name: start, type: date, required: true, class: personal",
        "name: until, type: date, class: personal",
        "name: form, type: code, codelist: contract_form, required: true, class: personal",
        "name: second_form, type: code, codelist: contract_form, class: personal",
        .. Enumerable.Range(1, 5).Select(i => $"name: n{i}, type: integer, min: 0, max: 1000000, class: personal"),
        .. Enumerable.Range(1, 2).Select(i => $"name: d{i}, type: decimal, min: 0, class: personal"),
        .. Enumerable.Range(1, 2).Select(i => $"name: b{i}, type: boolean, required: true, class: personal"),
        .. Enumerable.Range(1, 2).Select(i => $"name: scheme{i}, type: code, codelist: scheme, class: personal"),
        .. Enumerable.Range(1, 2).Select(i => $"name: unit{i}, type: text, class: public"),
        "name: known, type: date, class: personal",
    ];

    /// <summary>A copy of the schema with the table and its round, in <paramref name="folder"/>.</summary>
    public static (string Folder, SchemaSet Schema, SurveyRound Round) Schema(string folder)
    {
        const string Meaning = "meaning: {nb: Et eksempel, en: An example}";
        var schema = Path.Combine(folder, "schema");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "schema"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(schema, Path.GetRelativePath(Path.Combine(Root(), "schema"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        File.WriteAllText(Path.Combine(schema, "tables", "wide.yml"), $$"""
            table: wide
            title: {nb: Bred, en: Wide}
            row: {nb: En rad, en: A row}
            key: [person, start]
            columns:
              - {name: study, type: code, codelist: study, required: true, class: public, {{Meaning}}}
              - {{string.Join("\n  - ", Columns.Select(c => $"{{{c}, {Meaning}}}"))}}

            """);
        File.WriteAllText(Path.Combine(schema, "studies", "alis-nord", "wide.yml"), """
            id: wide
            kind: TENURE
            title: {nb: Bred, en: Wide}
            synthetic: true
            table: wide
            file: wide.csv

            """);
        var read = SchemaReader.Read(schema);
        return (schema, read, read.Rounds.Single(r => r.Id == "wide"));
    }

    /// <summary>Writes so many rows, the same every time.</summary>
    public static void Write(string file, int rows)
    {
        using var writer = new StreamWriter(file);
        writer.WriteLine("person,post,start,until,form,second_form,n1,n2,n3,n4,n5,d1,d2,b1,b2,scheme1,scheme2,unit1,unit2,known");
        var day = new DateOnly(2017, 1, 1);
        for (var i = 0; i < rows; i++)
        {
            var h = (uint)(i * 2654435761L);
            var start = day.AddDays((int)(h % 2000));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"synthetic-{i:D8},post-{h % 5000},{start:yyyy-MM-dd},"));
            writer.Write(h % 3 == 0 ? "" : start.AddDays((int)(h % 997)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $",{Forms[h % 4]},{Forms[(h >> 3) % 4]},{h % 100},{h % 99991},{h % 10},{h % 7},{h % 1999},{h % 100000 / 100m},{h % 99 / 10m},{(h % 2 == 0 ? "true" : "false")},{(h % 5 == 0 ? "true" : "false")},{(h % 7 == 0 ? "OLD" : "NEW")},NEW,note {h:x8}-{i},unit-{h % 300},{start.AddDays(30):yyyy-MM-dd}"));
        }
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AlisResearch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
