namespace AlisResearch.Model;

/// <summary>What may be released and when, from <c>schema/disclosure/policy.yml</c>.</summary>
/// <param name="Version">Version, printed on everything released under it.</param>
/// <param name="Approver">The role that approves a release.</param>
/// <param name="ReleaseDates">Pre-set dates, ascending. A release is dated by the policy, never by the clock.</param>
/// <param name="Note">What the version covers.</param>
public sealed record DisclosurePolicy(string Version, LocalText Approver, IReadOnlyList<DateOnly> ReleaseDates, LocalText Note)
{
    /// <summary>The last pre-set date on or before <paramref name="today"/>.</summary>
    /// <exception cref="AlisException">No date has come yet: exit 4.</exception>
    public DateOnly ReleaseDateOn(DateOnly today) => ReleaseDates.Where(d => d <= today).Select(d => (DateOnly?)d).Max()
        ?? throw new AlisException(ExitCode.Disclosure, new(
            "Ingen av policyens utgivelsesdatoer er kommet ennå (schema/disclosure/policy.yml, release_dates).",
            "None of the policy's release dates has come yet (schema/disclosure/policy.yml, release_dates)."));
}
