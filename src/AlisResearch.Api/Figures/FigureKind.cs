using AlisResearch.Api.GraphQL;
using AlisResearch.Figures;
using AlisResearch.Model;

namespace AlisResearch.Api.Figures;

/// <summary>Makes a figure.</summary>
/// <param name="request">What is asked.</param>
/// <param name="questions">Asks for its numbers.</param>
/// <param name="cancellation">Interrupts the questions.</param>
internal delegate Task<Figure> MakeFigure(FigureRequest request, Questions questions, CancellationToken cancellation);

/// <summary>A figure by name.</summary>
/// <param name="Name">Its name, in addresses and commands.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Takes">What can be asked of it, beside release, language and width.</param>
/// <param name="NeedsStudy">Whether it is of one study.</param>
/// <param name="IsInternal">Whether it is exact, of internal releases alone.</param>
/// <param name="Make">Makes it.</param>
internal sealed record FigureKind(string Name, LocalText Title, string[] Takes, bool NeedsStudy, bool IsInternal, MakeFigure Make)
{
    /// <summary>What it can be grouped by, where it can be.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = Labels.AllDimensions;

    /// <summary>Every figure.</summary>
    public static IReadOnlyList<FigureKind> All { get; } =
    [
        new("retention", new("Andelen leger som fortsatt er i stillingen", "Doctors still in post"), ["study", "phase", "groupBy", "panels"], false, false, CohortFigures.Retention),
        new("stability", new("Stabilitet i stillingene", "Stability of posts"), ["study", "phase", "groupBy", "years"], false, false, CohortFigures.Stability),
        new("turnover", new("Turnover", "Turnover"), ["study", "phase", "groupBy", "period"], false, false, CohortFigures.Turnover),
        new("cumulative-incidence", new("Hvorfor leger har sluttet", "Why doctors have left"), ["study", "phase", "groupBy", "by", "panels"], false, false, CohortFigures.CumulativeIncidence),
        new("recruitment", new("Rekruttering", "Recruitment"), ["study", "groupBy"], true, false, TableFigures.Recruitment) { Groups = ["AREA"] },
        new("interview-overview", new("Intervjuer etter runde og rolle", "Interviews by round and role"), ["study"], true, false, TableFigures.Interviews),
        new("costs", new("Kostnader og finansiering, kroner i året", "Costs and financing, NOK a year"), ["study"], true, false, TableFigures.Costs),
        new("survey", new("Svar på spørreundersøkelsen", "Answers to the survey"), ["study", "round"], true, false, TableFigures.Survey),
        new("posts", new("Leger i hver stilling", "Doctors of each post"), ["study", "phase"], true, true, TableFigures.Posts),
    ];

    /// <summary>The figure of a name; null for none.</summary>
    public static FigureKind? Of(string name) => All.FirstOrDefault(k => k.Name == name);
}
