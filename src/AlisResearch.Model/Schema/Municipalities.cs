namespace AlisResearch.Model;

/// <summary>A municipality code in a validity period.</summary>
/// <param name="Code">Four characters (a string: Oslo is 0301).</param>
/// <param name="Name">Name.</param>
/// <param name="CountyCode">Two characters.</param>
/// <param name="County">County name in the period.</param>
/// <param name="Area">OSO area, a code of <c>oso_area</c>; null outside the ALIS-Nord areas.</param>
/// <param name="ValidFrom">First day in force, or 2017-01-01, where the register begins.</param>
/// <param name="ValidTo">First day no longer in force; null while in force.</param>
public sealed record Municipality(
    string Code, string Name, string CountyCode, string County, string? Area, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>In force on <paramref name="day"/>: <c>[ValidFrom, ValidTo)</c>.</summary>
    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

/// <summary>
/// A municipality that does not exist, for made-up rows: no invented exit or opinion is said of a real place. Its code is one of the
/// code list <c>municipality</c>, but it is not in the <see cref="MunicipalityRegister"/>.
/// </summary>
/// <param name="Code">X and three digits.</param>
/// <param name="Label">A label that says it is fictional.</param>
/// <param name="Area">OSO area, a code of <c>oso_area</c>; null outside North Norway.</param>
/// <param name="Centrality">1 (most central) to 6.</param>
/// <param name="Population">Residents.</param>
public sealed record FictionalMunicipality(string Code, LocalText Label, string? Area, int Centrality, int Population);

/// <summary>One municipality that became (part of) another.</summary>
/// <param name="From">Code before.</param>
/// <param name="To">Code after.</param>
/// <param name="Date">First day of the new code.</param>
/// <param name="Partial">True when only a part of <paramref name="From"/> went to <paramref name="To"/>: a true split.</param>
public sealed record Succession(string From, string To, DateOnly Date, bool Partial);

/// <summary>A code that another one corresponds to in a year.</summary>
/// <param name="Code">The code in force that year.</param>
/// <param name="Name">Its name.</param>
/// <param name="Partial">True when a split lies between: no one may move a figure across by guess.</param>
public sealed record CodeInYear(string Code, string Name, bool Partial);

/// <summary>
/// Municipalities through time (Statistics Norway's Klass). Figures are kept under the code as observed and mapped to a chosen year.
/// </summary>
public sealed class MunicipalityRegister(IReadOnlyList<Municipality> municipalities, IReadOnlyList<Succession> successions)
{
    private readonly ILookup<string, Municipality> _byCode = municipalities.ToLookup(m => m.Code);
    private readonly ILookup<string, Succession> _forward = successions.ToLookup(s => s.From);
    private readonly ILookup<string, Succession> _backward = successions.ToLookup(s => s.To);

    /// <summary>All codes.</summary>
    public IReadOnlyList<Municipality> Municipalities => municipalities;

    /// <summary>All changes.</summary>
    public IReadOnlyList<Succession> Successions => successions;

    /// <summary>
    /// What <paramref name="code"/> corresponds to on 1 January of <paramref name="year"/>, forwards through mergers and splits or
    /// backwards to what it was made from; empty when the register does not reach that year. Ordered by code.
    /// </summary>
    public IReadOnlyList<CodeInYear> CodesIn(string code, int year)
    {
        var day = new DateOnly(year, 1, 1);
        var found = new SortedDictionary<string, CodeInYear>(StringComparer.Ordinal);
        Follow(code, false, _forward, s => (s.To, s.Date <= day));
        Follow(code, false, _backward, s => (s.From, s.Date > day));
        return [.. found.Values];

        // Ends, because a code ends on the day it is succeeded (SchemaChecks holds the register to that).
        void Follow(string at, bool split, ILookup<string, Succession> steps, Func<Succession, (string Next, bool Taken)> step)
        {
            if (_byCode[at].FirstOrDefault(m => m.InForceOn(day)) is { } inForce
                && (!found.TryGetValue(at, out var known) || (known.Partial && !split)))
                found[at] = new(at, inForce.Name, split);
            foreach (var succession in steps[at])
            {
                if (step(succession) is (var next, true))
                    Follow(next, split || succession.Partial, steps, step);
            }
        }
    }
}
