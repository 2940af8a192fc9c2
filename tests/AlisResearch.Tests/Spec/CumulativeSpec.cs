using AlisResearch.Etl;
using CsCheck;

namespace AlisResearch.Tests.Spec;

/// <summary>
/// Hourly exports of one form, each holding all submissions so far: whatever arrives twice, late, in part or in another order, the newest
/// whole export decides.
/// </summary>
public sealed class CumulativeSpec : IDisposable
{
    private readonly TrialStudy _study = new TrialStudy()
        .Table("submission", "id", "name: id, type: pseudonym, required: true, class: personal", "name: changed_at, type: timestamp, required: true, class: personal", "name: n, type: integer, class: personal")
        .Round("form", "SURVEY", "submission", "cumulative: {modified: changed_at}")
        .Round("whole", "SURVEY", "submission");

    public void Dispose() => _study.Dispose();

    private static readonly int Sequences = Environment.GetEnvironmentVariable("ALIS_FULL") == "1" ? 2_000 : 60;

    [Fact]
    public void NextExport_ListsAddedAndChangedRows()
    {
        _study.Accept("form", File((1, 10, 1), (2, 11, 1)));

        var result = _study.Accept("form", File((1, 10, 1), (2, 12, 2), (3, 13, 1)));

        Assert.Equal((2, 1L, 1L, 0L), (result.Version!.Value, result.Difference!.Added, result.Difference.Changed, result.Difference.Removed));
        Assert.Equal([4L], result.Difference.AddedRows);
        Assert.Equal([3L], result.Difference.ChangedRows);
    }

    [Fact]
    public void ShrinkingExport_IsRefusedUntilTheRemovalIsAccepted()
    {
        _study.Accept("form", File((1, 10, 1), (2, 11, 1), (3, 12, 1)));
        var shrunk = File((1, 10, 1), (3, 12, 1));

        var refused = _study.Take("form", shrunk);
        Assert.Equal((IngestStatus.Rejected, "vanished_rows"), (refused.Status, Assert.Single(refused.Findings).Rule));
        var accepted = _study.Accept("form", shrunk, new(AcceptRemovals: true));
        Assert.Equal((2, 1L), (accepted.Version!.Value, accepted.Difference!.Removed));
        Assert.Equal([3L], accepted.Difference.RemovedRows);
    }

    [Fact]
    public void LateExport_ChangesNothing()
    {
        _study.Accept("form", File((1, 10, 1), (2, 12, 2)));

        var late = _study.Take("form", File((1, 10, 1), (2, 11, 1)));

        Assert.Equal((IngestStatus.Unchanged, 1), (late.Status, late.Version));
        Assert.Equal("late_snapshot", Assert.Single(late.Findings).Rule);
    }

    /// <summary>
    /// Cut short so that the newest submission is gone, an export looks like an older one. No row in it is older than what is in, so it is
    /// refused; deleted on purpose, it is taken in.
    /// </summary>
    [Fact]
    public void ExportWithoutItsNewestRow_IsRefusedUntilTheRemovalIsAccepted()
    {
        _study.Accept("form", File((1, 10, 1), (2, 11, 1), (3, 12, 1)));
        var shrunk = File((1, 10, 1), (2, 11, 1));

        Assert.Equal("error row –, –: vanished_rows", _study.Findings("form", shrunk));
        Assert.Equal(1L, _study.Accept("form", shrunk, new(AcceptRemovals: true)).Difference!.Removed);
    }

    /// <summary>With the version in force damaged on disk rows cannot be compared; an older export still does not undo it.</summary>
    [Fact]
    public void OlderExport_OverADamagedVersion_IsRefused()
    {
        _study.Accept("form", File((1, 10, 1), (2, 12, 2)));
        System.IO.File.AppendAllText(AlisResearch.Etl.Warehouse.Steward.Snapshot(_study.Folders).Rounds.Single().File, "x");

        Assert.Equal("error row –, –: vanished_rows", _study.Findings("form", File((1, 10, 1))));
        Assert.Equal(1, _study.Accept("form", File((1, 10, 1), (2, 12, 2))).Version); // the same source mends its version
    }

    [Fact]
    public void Row_OlderThanTheOneThatIsIn_IsRefused()
    {
        _study.Accept("form", File((1, 10, 1), (2, 12, 2)));

        Assert.Equal("error row 3, changed_at: row_went_back", _study.Findings("form", File((1, 13, 2), (2, 11, 1))));
    }

    [Fact]
    public void ReorderedExport_IsTheSame()
    {
        _study.Accept("form", File((1, 10, 1), (2, 11, 1)));

        Assert.Equal((IngestStatus.Unchanged, 1), (_study.Take("form", File((2, 11, 1), (1, 10, 1))) is var r ? (r.Status, r.Version!.Value) : default));
    }

    /// <summary>
    /// A history of submissions that are added and changed, and its exports: whole, shortened, reordered, doubled, delivered in any
    /// order. Once the last whole export has been delivered, the warehouse holds it and nothing else.
    /// </summary>
    [Fact]
    public void AnyDelivery_OfAnyHistory_EndsInTheSameState() => Deliveries.Sample(
        d =>
        {
            _study.Empty();
            var exports = Exports(d.Steps);
            foreach (var (export, kind, seed) in d.Files)
                _study.Take("form", Delivered(exports[export % exports.Count], kind, seed));
            _study.Accept("whole", exports[^1]);
            Assert.Equal(_study.Rows("whole"), _study.Rows("form"));
        }, iter: Sequences, threads: 1);

    private sealed record Delivery((int Id, int Change)[] Steps, (int Export, int Kind, int Seed)[] Files);

    private static Gen<Delivery> Deliveries =>
        from steps in Gen.Select(Gen.Int[1, 6], Gen.Int[0, 9]).Array[1, 8]
        from files in Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], Gen.Int[0, 1000]).Array[0, 5]
        from last in Gen.Int[0, files.Length]
        select new Delivery(steps, [.. files[..last], (steps.Length - 1, 0, 0), .. files[last..]]);

    /// <summary>After each step an export of everything so far; every step has a time of its own.</summary>
    private static List<string> Exports((int Id, int Change)[] steps)
    {
        var state = new SortedDictionary<int, (int, int, int)>();
        return steps.Select((step, i) =>
        {
            state[step.Id] = (step.Id, i + 1, step.Change);
            return File([.. state.Values]);
        }).ToList();
    }

    /// <summary>0 whole, 1 reordered, 2 and 3 shortened to a part of its rows.</summary>
    private static string Delivered(string export, int kind, int seed)
    {
        var lines = export.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines[1..].Index().OrderBy(r => kind == 0 ? 0 : (((r.Index + 1) * 7919) ^ seed) % 101).Select(r => r.Item).ToList();
        return string.Join('\n', new[] { lines[0] }.Concat(kind < 2 ? rows : rows.Take(1 + (seed % rows.Count)))) + "\n";
    }

    private static string File(params (int Id, int Time, int N)[] rows) =>
        "id,changed_at,n\n" + string.Concat(rows.Select(r => $"submission-{r.Id},2020-03-01T10:{r.Time:00}:00,{r.N}\n"));
}
