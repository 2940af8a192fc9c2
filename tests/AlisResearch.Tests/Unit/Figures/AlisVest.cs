using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Tests.Unit.Figures;

/// <summary>The published interviews of ALIS-Vest, and figures of them.</summary>
internal static class AlisVest
{
    private static readonly Dictionary<string, LocalText> _roles = new()
    {
        ["HEALTH_LEADER"] = new("Helseleder", "Health leader"),
        ["ALIS"] = new("ALIS", "ALIS (doctor in GP training)"),
        ["SUPERVISOR"] = new("Lege med veilederansvar", "Supervisor"),
        ["SUPPORT_STAFF"] = new("Hjelpepersonell", "Support staff"),
    };

    public static IReadOnlyList<InterviewBar> Rows { get; } =
    [
        .. Round(1, new(2017, 10, 1), new(2018, 2, 28), ("HEALTH_LEADER", 10), ("ALIS", 12)),
        .. Round(2, new(2018, 5, 1), new(2018, 9, 30), ("HEALTH_LEADER", 8), ("ALIS", 9)),
        .. Round(3, new(2019, 1, 1), new(2019, 10, 31), ("SUPERVISOR", 7), ("SUPPORT_STAFF", 7), ("HEALTH_LEADER", 10), ("ALIS", 7)),
        .. Round(4, new(2020, 3, 1), new(2020, 9, 30), ("HEALTH_LEADER", 10), ("ALIS", 6), ("HEALTH_LEADER", 7), ("SUPERVISOR", 4)),
        .. Round(5, new(2022, 7, 1), new(2022, 8, 31), ("HEALTH_LEADER", 9)),
    ];

    public static Figure Overview(
        Language language = Language.Nb, int width = 720, bool synthetic = false, string title = "ALIS-Vest",
        IReadOnlyList<InterviewBar>? rows = null) =>
        InterviewOverview.Build(
            rows ?? Rows, new(title, language, "AlisResearch, utgivelse 2026-03-01-public-1, 2026-03-01.", width, synthetic ? FigureStamps.Synthetic : FigureStamps.None));

    private static IEnumerable<InterviewBar> Round(int round, DateOnly from, DateOnly to, params (string Role, int Count)[] parts) =>
        parts.Select(p => new InterviewBar(round, p.Role, _roles[p.Role], p.Count, (from, to)));
}
