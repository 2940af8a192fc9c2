using AlisResearch.Model;

namespace AlisResearch.Etl.Reports;

/// <summary>A difference as a sentence.</summary>
public static class DifferenceText
{
    /// <summary>Ville lagt til 12 rader (rad 14–25), endret 3 (rad 4, 9, 11), fjernet 0.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="dryRun">True when it was not made.</param>
    public static LocalText Of(RoundDifference difference, bool dryRun)
    {
        if (difference is { Added: 0, Changed: 0, Removed: 0, Withdrawn: 0 })
            return new("Radene er de samme; det er rundens beskrivelse som er ny.", "The rows are the same; it is the round's description that is new.");
        var added = Counted.Rows(difference.Added);
        var changed = LocalText.Number(difference.Changed);
        var removed = LocalText.Number(difference.Removed);
        var (inAdded, inChanged) = (Place(difference.AddedRows, difference.Added), Place(difference.ChangedRows, difference.Changed));
        var inRemoved = Place(difference.RemovedRows, difference.Removed, new(" i forrige versjon", " in the version before"));
        var withdrawn = Withdrawn(difference.Withdrawn);
        return new(
            $"{(dryRun ? "Ville lagt til" : "La til")} {added.Nb}{inAdded.Nb}, endret {changed.Nb}{inChanged.Nb}, fjernet {removed.Nb}{inRemoved.Nb}.{withdrawn.Nb}",
            $"{(dryRun ? "Would add" : "Added")} {added.En}{inAdded.En}, {(dryRun ? "change" : "changed")} {changed.En}{inChanged.En}, "
            + $"{(dryRun ? "remove" : "removed")} {removed.En}{inRemoved.En}.{withdrawn.En}");
    }

    /// <summary>Rows left out because of a withdrawal, as a sentence of its own with a space before it; empty when there are none.</summary>
    private static LocalText Withdrawn(long count)
    {
        var rows = Counted.Rows(count);
        return count == 0 ? LocalText.Same("") : new(
            $" {rows.Nb} er utelatt fordi deltakeren har trukket seg.",
            $" {rows.En} {(count == 1 ? "is" : "are")} left out because the participant has withdrawn.");
    }

    private static LocalText Place(IReadOnlyList<long> rows, long total, LocalText? where = null)
    {
        if (rows.Count == 0)
            return LocalText.Same("");
        var words = RowRanges.Words(rows, total);
        return new($" (rad {words.Nb}{where?.Nb})", $" ({(total == 1 ? "row" : "rows")} {words.En}{where?.En})");
    }
}
