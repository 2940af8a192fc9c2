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
/// <param name="NeedsStudy">Whether it is of one study.</param>
/// <param name="NeedsRound">Whether it is of one survey round.</param>
/// <param name="IsInternal">Whether it is exact, of internal releases alone.</param>
/// <param name="Make">Makes it.</param>
internal sealed record FigureKind(string Name, LocalText Title, bool NeedsStudy, bool NeedsRound, bool IsInternal, MakeFigure Make)
{
    /// <summary>Every figure.</summary>
    public static IReadOnlyList<FigureKind> All { get; } =
    [
        new("retention", new("Andelen leger som fortsatt er i stillingen", "Doctors still in post"), false, false, false, CohortFigures.Retention),
        new("stability", new("Stabilitet i stillingene", "Stability of posts"), false, false, false, CohortFigures.Stability),
        new("turnover", new("Turnover", "Turnover"), false, false, false, CohortFigures.Turnover),
        new("cumulative-incidence", new("Hvorfor leger har sluttet", "Why doctors have left"), false, false, false, CohortFigures.CumulativeIncidence),
        new("recruitment", new("Rekruttering", "Recruitment"), true, false, false, TableFigures.Recruitment),
        new("interview-overview", new("Intervjuer etter runde og rolle", "Interviews by round and role"), true, false, false, TableFigures.Interviews),
        new("costs", new("Kostnader og finansiering, kroner i året", "Costs and financing, NOK a year"), true, false, false, TableFigures.Costs),
        new("survey", new("Svar på spørreundersøkelsen", "Answers to the survey"), true, true, false, TableFigures.Survey),
        new("posts", new("Leger i hver stilling", "Doctors of each post"), true, false, true, TableFigures.Posts),
    ];

    /// <summary>The figure of a name; null for none.</summary>
    public static FigureKind? Of(string name) => All.FirstOrDefault(k => k.Name == name);
}
