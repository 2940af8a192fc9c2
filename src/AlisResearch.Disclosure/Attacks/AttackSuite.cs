using AlisResearch.Model;

namespace AlisResearch.Disclosure.Attacks;

/// <summary>Every attack on a release, one after the other.</summary>
public static class AttackSuite
{
    private static readonly (LocalText Says, Func<AttackContext, CancellationToken, Task<AttackResult>> Run)[] Attacks =
    [
        (new("Trekker filtre fra hverandre", "Subtracting filters"), (c, _) => Task.FromResult(DifferencingAttack.Run(c))),
        (new("Trekker deler fra helheten", "Subtracting parts from the whole"), (c, _) => Task.FromResult(ComplementAttack.Run(c))),
        (new("Legger alle svar sammen", "Putting all answers together"), (c, t) => Task.FromResult(MarginAttack.Run(c, t))),
        (new("Legger utgivelser ved siden av hverandre", "Laying releases side by side"), (c, t) => Task.FromResult(TemporalAttack.Run(c, t))),
        (new("Leser nuller og fulle celler", "Reading zeros and full cells"), (c, _) => Task.FromResult(ZeroAndFullAttack.Run(c))),
        (new("Spør om igjen", "Asking again"), RepetitionAttack.Run),
        (new("Sammenligner tabeller", "Comparing tables"), (c, _) => Task.FromResult(CrossTableAttack.Run(c))),
        (new("Leter etter enkeltpersoner", "Looking for single persons"), (c, _) => Task.FromResult(SinglingOutAttack.Run(c))),
        (new("Kobler mot en offentlig liste", "Linking with a public list"), (c, t) => Task.FromResult(LinkageAttack.Run(c, t))),
        (new("Legger sammen det kolleger vet", "Putting together what colleagues know"), (c, _) => Task.FromResult(CoalitionAttack.Run(c))),
        (new("Regner med algoritmen", "Reckoning with the algorithm"), (c, t) => Task.FromResult(AlgorithmAttack.Run(c, t))),
        (new("Regner tilbake fra andeler", "Working back from shares"), (c, _) => Task.FromResult(InversionAttack.Run(c))),
        (new("Regner på beløp", "Working on amounts"), (c, _) => Task.FromResult(DominanceAttack.Run(c))),
        (new("Ser på alt annet enn tallene", "Looking at all but the numbers"), SideChannelAttack.Run),
    ];

    /// <summary>Runs them.</summary>
    /// <param name="context">What attacks have.</param>
    /// <param name="progress">Told which attack is running.</param>
    /// <param name="cancellation">Stops between attacks, and within the long ones.</param>
    public static async Task<IReadOnlyList<AttackResult>> Run(AttackContext context, IProgress<LocalText>? progress = null, CancellationToken cancellation = default)
    {
        var results = new List<AttackResult>();
        foreach (var (says, run) in Attacks)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(says);
            results.Add(await run(context, cancellation));
        }

        return results;
    }
}
