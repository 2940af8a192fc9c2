using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Tests.Disclosure.Attacks;

/// <summary>A doctor of a made-up cohort, in a post of their own.</summary>
public sealed record MadeUpDoctor(string Post, DateOnly Start, DateOnly? End, string ContractForm, string Municipality);

/// <summary>A made-up study-phase.</summary>
/// <param name="Study">Study.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Doctors">Doctors.</param>
public sealed record MadeUpCohort(string Study, string Phase, IReadOnlyList<MadeUpDoctor> Doctors)
{
    /// <summary>The cohort as it was on a day before: whoever had begun, and had not left then.</summary>
    public MadeUpCohort On(DateOnly day) => this with { Doctors = [.. Doctors.Where(d => d.Start <= day).Select(d => d.End <= day ? d : d with { End = null })] };
}

/// <summary>
/// Cohorts of 12 to 40 doctors: the phases of a study have the same entries and classes, and what became of the doctors is drawn anew, by one of the policy's priors. So cohorts that a reader must not be
/// able to tell apart by anything but protected counts stand side by side.
/// </summary>
internal static class MadeUpCohorts
{
    /// <summary>Phases of a study.</summary>
    public const int Phases = 5;

    /// <summary>The last day observed.</summary>
    public static DateOnly Census { get; } = new(2022, 6, 30);

    /// <summary>Everybody left.</summary>
    public const string AllLeft = "special-all-left";

    /// <summary>Nobody left.</summary>
    public const string NoneLeft = "special-none-left";

    /// <summary>One left, long before anybody else could have.</summary>
    public const string OneOutlier = "special-one-outlier";

    /// <summary>All of one class.</summary>
    public const string OneClass = "special-one-class";

    private static readonly string[] Forms = ["FASTLONN", "NARING", "ZERO_LIST"];
    private static readonly DateOnly First = new(2018, 1, 1);

    /// <summary>Ordinary cohorts.</summary>
    /// <param name="studies">Of how many studies, each of <see cref="Phases"/> phases.</param>
    public static IEnumerable<MadeUpCohort> Ordinary(int studies)
    {
        for (var number = 0; number < studies; number++)
        {
            using var random = new HmacRandom("made-up cohorts"u8, $"{number}");
            var study = $"made-up-{number:000}";
            var entries = Entries(12 + random.Next(29), random);
            for (var phase = 1; phase <= Phases; phase++)
            {
                var share = Share(Repository.Schema.Policy.Priors[number % 2], random);
                yield return new(study, $"{phase}", [.. entries.Select((e, i) => e with { Post = $"{study}-{phase}-{i}", End = random.NextDouble() < share ? Leaving(e.Start, random) : null })]);
            }
        }
    }

    /// <summary>The cohorts that stand out.</summary>
    public static IEnumerable<MadeUpCohort> Special()
    {
        using var random = new HmacRandom("made-up cohorts"u8, "special");
        var entries = Entries(24, random);
        yield return Of(AllLeft, entries.Select(e => e with { End = Leaving(e.Start, random) }));
        yield return Of(NoneLeft, entries);
        yield return Of(OneOutlier, entries.Select((e, i) => e with { End = i == 0 ? e.Start.AddDays(20) : null }));
        yield return Of(OneClass, entries.Select((e, i) => e with { ContractForm = "FASTLONN", Municipality = Municipality(0), End = i % 3 == 0 ? Leaving(e.Start, random) : null }));
    }

    private static MadeUpCohort Of(string study, IEnumerable<MadeUpDoctor> doctors) => new(study, "1", [.. doctors.Select((d, i) => d with { Post = $"{study}-{i}" })]);

    private static List<MadeUpDoctor> Entries(int doctors, HmacRandom random) =>
        [.. Enumerable.Range(0, doctors).Select(i => new MadeUpDoctor($"{i}", First.AddDays(random.Next(900)), null, Forms[random.Next(2 + (doctors % 2))], Municipality(random.Next(100))))];

    private static string Municipality(int number) => Repository.Schema.FictionalMunicipalities[number % Repository.Schema.FictionalMunicipalities.Count].Code;

    private static DateOnly Leaving(DateOnly start, HmacRandom random) => start.AddDays(1 + random.Next(Census.DayNumber - start.DayNumber));

    /// <summary>A share drawn from a Beta distribution of whole numbers: the α-th smallest of α + β − 1 uniform ones.</summary>
    private static double Share(AttackerPrior prior, HmacRandom random) =>
        Enumerable.Range(0, (int)(prior.Alpha + prior.Beta) - 1).Select(_ => random.NextDouble()).Order().ElementAt((int)prior.Alpha - 1);
}
