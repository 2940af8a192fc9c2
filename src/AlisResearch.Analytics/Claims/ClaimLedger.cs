using System.Data.Common;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Analytics;

/// <summary>A claim with what our data say of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Computed">The recomputed number, in the claim's unit; null when there is nothing to compute from.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record JudgedClaim(Claim Claim, decimal? Computed, ClaimVerdict Verdict);

/// <summary>
/// Recomputes every published number over public tables and passes the verdicts. Nothing is typed in: a claim is contradicted when
/// another claim on the same quantity prints something else, or when the number comes out differently and no reason is stated.
/// </summary>
public static class ClaimLedger
{
    /// <summary>Judges <paramref name="claims"/> over the public tables that <paramref name="connection"/> has as views.</summary>
    public static IReadOnlyList<JudgedClaim> Judge(DbConnection connection, IReadOnlyList<Claim> claims)
    {
        var byId = claims.ToDictionary(c => c.Id);
        return claims.Select(claim =>
        {
            var computed = claim.Compute is { } computation ? Compute(connection, computation) : null;
            return new JudgedClaim(claim, computed, Verdict(claim, computed, claim.Contradicts.Select(id => byId[id])));
        }).ToList();
    }

    private static ClaimVerdict Verdict(Claim claim, decimal? computed, IEnumerable<Claim> others)
    {
        var opposed = others.Any(other => Differs(claim, other));
        var missed = computed is { } value && !Confirms(claim, value);
        return claim.ExplainedBy is null
            ? opposed || missed ? ClaimVerdict.Contradicted
                : computed is not null ? ClaimVerdict.Confirmed
                : ClaimVerdict.NotComputable
            : missed ? ClaimVerdict.Contradicted : ClaimVerdict.Explained; // a stated reason covers no more than the tolerance
    }

    private static bool Confirms(Claim claim, decimal computed) => claim.Range is var (from, to)
        ? from <= computed && computed <= to
        : Math.Abs(computed - claim.Published!.Value) <= claim.Tolerance;

    /// <summary>Two claims differ when they print different numbers or ranges, or, where either is neither, different texts.</summary>
    private static bool Differs(Claim a, Claim b) => Printed(a) is { } x && Printed(b) is { } y
        ? x != y
        : !string.Equals(a.PublishedText, b.PublishedText, StringComparison.Ordinal);

    /// <summary>A number is a range of one.</summary>
    private static (decimal From, decimal To)? Printed(Claim claim) =>
        claim.Range ?? (claim.Published is { } number ? (number, number) : null);

    /// <summary>Null when no row matches any term: an absent fact is not a zero.</summary>
    private static decimal? Compute(DbConnection connection, ClaimComputation computation)
    {
        var add = computation.Add.Select(t => Term(connection, t)).ToList();
        var subtract = computation.Subtract.Select(t => Term(connection, t)).ToList();
        return add.Concat(subtract).Any(t => t is null) ? null : add.Sum() - subtract.Sum();
    }

    private static decimal? Term(DbConnection connection, ClaimTerm term) => connection.Query(
        SqlFile.Load(typeof(ClaimLedger).Assembly, "claim_term.sql"),
        r => r.IsDBNull(0) ? (decimal?)null : Convert.ToDecimal(r.GetValue(0), null),
        ("table", term.Table), ("where", JsonSerializer.Serialize(term.Where)), ("aggregate", Spelling.Constant(term.Aggregate)),
        ("first", term.Columns.ElementAtOrDefault(0) ?? ""), ("second", term.Columns.ElementAtOrDefault(1) ?? "")).Single();
}
