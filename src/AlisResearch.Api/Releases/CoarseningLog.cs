using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Api;

/// <summary>Why the policy's nodes are coarser in a release, or not in it: the part of its disclosure report that answers whoever asks for them.</summary>
internal static class CoarseningLog
{
    private const string Report = "disclosure-report.json";

    /// <summary>A step of the log.</summary>
    private sealed record Step(string Study, string Part, string Kind, string Node, Reason Reason);

    private sealed record Reason(string Nb, string En);

    private sealed record Log(IReadOnlyList<Step> Coarsening);

    /// <summary>The reasons that cohorts of doctors lack a node; null where the report gives none.</summary>
    public static LocalText? ReasonsOf(OpenRelease release, IEnumerable<(string Study, string Part)> cohorts, string node)
    {
        var file = Path.Combine(release.Folder.Path, Report);
        if (!File.Exists(file))
            return null;
        var asked = cohorts.ToHashSet();
        var steps = JsonSerializer.Deserialize<Log>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!.Coarsening.Where(s => s.Kind == "DOCTOR" && s.Node == node && asked.Contains((s.Study, s.Part))).ToList();
        return steps.Count == 0 ? null : new(
            string.Join(" ", steps.Select(s => $"{s.Study} {s.Part}: {s.Reason.Nb}")), string.Join(" ", steps.Select(s => $"{s.Study} {s.Part}: {s.Reason.En}")));
    }
}
