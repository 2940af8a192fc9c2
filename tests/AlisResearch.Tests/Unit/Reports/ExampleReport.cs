using AlisResearch.Etl;
using AlisResearch.Etl.Reports;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Reports;

/// <summary>Runs with something of everything, at a fixed time.</summary>
internal static class ExampleReport
{
    public static DateTimeOffset At { get; } = new(2026, 11, 27, 14, 5, 0, TimeSpan.FromHours(1));

    /// <summary>Four files: two in, one unchanged, one rejected.</summary>
    public static IngestReport Mixed { get; } = new(
    [
        Round("alis-vest", "interviews-1", IngestStatus.Published, 1, 24, [], new(24, 0, 0, Rows(2, 25), [], [], 0)),
        Round("alis-nord", "recruitment-2019", IngestStatus.Rejected, 2, 61, Wrong),
        Round("alis-nord", "tenures", IngestStatus.Published, 3, 1204,
        [
            new("tenures.csv", null, "end_reason", "drift", Severity.Warning,
                new("Andelen tomme felt er 40 prosentpoeng høyere enn i forrige runde.", "The share of empty fields is 40 percentage points above the round before."),
                new("Spør den som samlet inn om noe er falt ut.", "Ask whoever collected the data whether something was lost.")),
        ], new(3, 1, 0, [1203, 1204, 1205], [17], [], 2), synthetic: true),
        Round("alis-by", "interviews-1", IngestStatus.Unchanged, 1, 12, []),
    ], At, DryRun: false);

    /// <summary>A dry run of a new version.</summary>
    public static IngestReport DryRun { get; } = new(
        [Round("alis-nord", "recruitment-2019", IngestStatus.WouldPublish, 3, 61, [], new(12, 3, 2, Rows(14, 25), [4, 9, 11], [40, 41], 0))], At, DryRun: true);

    /// <summary>Everything went in.</summary>
    public static IngestReport Fine { get; } = new(
        [Round("alis-vest", "interviews-1", IngestStatus.Published, 1, 24, [], new(24, 0, 0, Rows(2, 25), [], [], 0))], At, DryRun: false);

    public static IReadOnlyList<long> Rows(long first, long last) => [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(r => (long)r)];

    /// <summary>One rejected file with these findings.</summary>
    public static IngestReport Rejected(IReadOnlyList<Finding> findings, string file = "svar.csv") =>
        new([new(new("alis-vest", "survey-1", file, IngestStatus.Rejected, null, null, findings), new("Spørreundersøkelse 1", "Survey 1"), false)], At, false);

    private static IReadOnlyList<Finding> Wrong =>
    [
        .. new long[] { 5, 6, 7, 8, 9, 10 }.Select(r => Error(r, "contract_form", "code",
            new("Ukjent kode i kodelisten contract_form.", "Unknown code in the code list contract_form."),
            new("Mente du FASTLONN? Tillatt: FASTLONN, INTRODUCTORY, LOCUM, NARING.", "Did you mean FASTLONN? Allowed: FASTLONN, INTRODUCTORY, LOCUM, NARING."))),
        Error(12, "contract_form", "code",
            new("Ukjent kode i kodelisten contract_form.", "Unknown code in the code list contract_form."),
            new("Tillatt: FASTLONN, INTRODUCTORY, LOCUM, NARING.", "Allowed: FASTLONN, INTRODUCTORY, LOCUM, NARING.")),
        .. Enumerable.Range(0, 30).Select(i => Error(2 + (2 * i), "list_cap", "integer",
            new("Ikke et heltall under to milliarder.", "Not a whole number under two billion."),
            new("Skriv tallet med sifre, uten mellomrom: 1200.", "Write the number in digits, without spaces: 1200."))),
        Error(3, "document", "required", new("Feltet er tomt.", "The field is empty."), new("Feltet er påkrevd: fyll det ut.", "The field is required: fill it in.")),
        Error(12, "locator", "required", new("Feltet er tomt.", "The field is empty."), new("Feltet er påkrevd: fyll det ut.", "The field is required: fill it in.")),
        new("recruitment-2019.csv", 31, null, "duplicate_key", Severity.Warning,
            new("Raden ligner rad 30.", "The row resembles row 30."), null),
    ];

    private static Finding Error(long row, string column, string rule, LocalText message, LocalText suggestion) =>
        new("recruitment-2019.csv", row, column, rule, Severity.Error, message, suggestion);

    private static ReportedRound Round(
        string study, string round, IngestStatus status, int? version, long? rows, IReadOnlyList<Finding> findings, RoundDifference? difference = null, bool synthetic = false) =>
        new(new(study, round, $"{round}.csv", status, version, rows, findings, difference), new($"Runden {round}", $"The round {round}"), synthetic);
}
