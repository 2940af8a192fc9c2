using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>What is asked of a figure.</summary>
/// <param name="Release">The release.</param>
/// <param name="Study">The study; null for all.</param>
/// <param name="Phase">The phase; null for all.</param>
/// <param name="Round">The survey round; null where the figure is of none.</param>
/// <param name="GroupBy">By what, a value of CohortDimension or of RecruitmentDimension; null for one group.</param>
/// <param name="Period">YEAR or HALF_YEAR.</param>
/// <param name="By">END_REASON or DESTINATION.</param>
/// <param name="Years">Years of stability.</param>
/// <param name="InPanels">Whether each group has axes of its own.</param>
/// <param name="Language">Language.</param>
/// <param name="Width">Width in pixels.</param>
internal sealed record FigureRequest(
    OpenRelease Release, string? Study, string? Phase, string? Round, string? GroupBy, string Period, string By, IReadOnlyList<int> Years, bool InPanels, Language Language, int Width)
{
    /// <summary>The variables of the questions: each document takes those that it names.</summary>
    public Dictionary<string, object?> Variables(IEnumerable<string> named)
    {
        var where = new Dictionary<string, object?>();
        if (Study is not null)
            where["study"] = Study;
        if (Phase is not null)
            where["phase"] = Phase;
        var all = new Dictionary<string, object?>
        {
            ["release"] = Release.Manifest.Id,
            ["where"] = where,
            ["study"] = Study,
            ["round"] = Round,
            ["groupBy"] = GroupBy,
            ["period"] = Period,
            ["by"] = By,
            ["years"] = Years.Cast<object?>().ToList(),
        };
        return named.ToDictionary(n => n, n => all[n]);
    }

    /// <summary>What is around the figure.</summary>
    /// <param name="what">What it shows.</param>
    /// <param name="method">How, in a sentence or two.</param>
    /// <param name="isSynthetic">Whether any row behind it is made up.</param>
    public FigureFrame Frame(LocalText what, LocalText method, bool isSynthetic)
    {
        var of = string.Join(", ", new[] { Study is null ? new LocalText("alle studier", "all studies").In(Language) : Labels.Study(Release, Study), Phase is null ? "" : $"{new LocalText("fase", "phase").In(Language)} {Phase}" }.Where(t => t.Length > 0));
        var by = GroupBy is null ? "" : $" {new LocalText("etter", "by").In(Language)} {Labels.Dimension(GroupBy).In(Language)}";
        return new(
            $"{what.In(Language)}{by}, {of}", Language, string.Join('\n', new[] { method.In(Language), Release.Manifest.Citation }.Where(t => t.Length > 0)), Width,
            (isSynthetic ? FigureStamps.Synthetic : FigureStamps.None) | (Release.IsInternal ? FigureStamps.Internal : FigureStamps.None));
    }
}
