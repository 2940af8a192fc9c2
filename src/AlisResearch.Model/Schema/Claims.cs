namespace AlisResearch.Model;

/// <summary>Whether our data bear out a published number. Computed when a release is built, never typed in.</summary>
public enum ClaimVerdict
{
    /// <summary>Recomputed from the public tables and found equal, within the printed precision.</summary>
    Confirmed,

    /// <summary>Another number or claim stands against it; it is shown.</summary>
    Contradicted,

    /// <summary>The numbers differ for a stated reason.</summary>
    Explained,

    /// <summary>Nothing finer than the printed number is held, or only synthetic data is.</summary>
    NotComputable,
}

/// <summary>Why two numbers differ without contradiction.</summary>
public enum ClaimExplanation
{
    /// <summary>The parts were rounded before they were printed.</summary>
    Rounding,

    /// <summary>One counts up to an earlier date than the other.</summary>
    Accumulation,
}

/// <summary>A published number or statement, from <c>schema/claims/&lt;study&gt;.yml</c>.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Study">Study; null for the whole country.</param>
/// <param name="Statement">What was claimed, in our words.</param>
/// <param name="Source">Where.</param>
/// <param name="Published">The printed number; null for a range and for a claim that is not a number.</param>
/// <param name="PublishedText">As printed.</param>
/// <param name="Tolerance">Largest |computed − published| that still confirms: half the last printed digit.</param>
/// <param name="Compute">How the number is recomputed over public tables; null when nothing finer is held.</param>
/// <param name="Contradicts">Claims on the same quantity that print something else.</param>
/// <param name="ExplainedBy">Why they differ, where that is no contradiction.</param>
/// <param name="Note">What a reader should know.</param>
/// <param name="Range">The printed range, when one was printed.</param>
public sealed record Claim(
    string Id, string? Study, LocalText Statement, SourceReference Source, decimal? Published, string? PublishedText, decimal Tolerance,
    ClaimComputation? Compute, IReadOnlyList<string> Contradicts, ClaimExplanation? ExplainedBy, LocalText? Note, (decimal From, decimal To)? Range);

/// <summary>The sum of some terms less the sum of others.</summary>
public sealed record ClaimComputation(IReadOnlyList<ClaimTerm> Add, IReadOnlyList<ClaimTerm> Subtract);

/// <summary>One aggregate over the rows of one public table.</summary>
/// <param name="Table">Public table.</param>
/// <param name="Aggregate">What is done with the rows.</param>
/// <param name="Columns">The column, or the two columns of a product; empty for a count of rows.</param>
/// <param name="Where">Column → value that the rows must have; null means empty.</param>
public sealed record ClaimTerm(
    string Table, ClaimAggregate Aggregate, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, object?> Where);

/// <summary>What a <see cref="ClaimTerm"/> does with its rows.</summary>
public enum ClaimAggregate
{
    /// <summary>Sum of a column.</summary>
    Sum,

    /// <summary>Number of rows.</summary>
    Count,

    /// <summary>Number of different values of a column.</summary>
    CountDistinct,

    /// <summary>Sum of the product of two columns.</summary>
    SumProduct,
}
