using System.Security.Cryptography;
using System.Text;
using AlisResearch.Disclosure;

namespace AlisResearch.Tests.Disclosure.EqualCells;

/// <summary>When two warehouses have the same protected cells, and what the steward knows to tell them apart by.</summary>
internal static class SameCells
{
    /// <summary>
    /// P as one text: the trees with their nodes, levels, cells, counts, and which cells nobody can be in. Intervals, reasons, dates and all else of a release are left out: that they are the same is what
    /// is to be shown.
    /// </summary>
    public static string Of(IEnumerable<ProtectedTree> trees) => string.Join('\n', trees.SelectMany(t => t.Nodes
        .SelectMany(n => n.Cells.Select(c => $"{n.Name} {n.Level} {string.Join(',', c.Values)}: {c.Count} {c.Possible}"))
        .Prepend($"{t.Study} {t.Part} {t.Kind}: {t.Total.Count}")));

    /// <summary>The true counts behind the cells of every tree, as one text.</summary>
    public static string TrueCounts(ProtectedCells cells) => string.Join('\n', cells.Exact.SelectMany(e => e.Cells
        .Select(n => $"{e.Study} {e.Part} {e.Kind} {n.Key}: {string.Join(',', n.Value)}").Prepend($"{e.Study} {e.Part} {e.Kind}: {e.Persons}")));

    /// <summary>One of the secrets that are tried: another for each number, and the same every time the test is run.</summary>
    public static byte[] Secret(string side, int number) => SHA256.HashData(Encoding.UTF8.GetBytes($"equal cells, {side}, {number}"));

    /// <summary>What is drawn with as many secrets as are tried: the first secret of each outcome.</summary>
    public static Dictionary<string, byte[]> Draw(TreeDraws warehouse, string side, int tries)
    {
        var drawn = new Dictionary<string, byte[]>();
        foreach (var secret in Enumerable.Range(0, tries).Select(i => Secret(side, i)))
            drawn.TryAdd(Of(warehouse.Round(secret)), secret);
        return drawn;
    }

    /// <summary>A secret for each of two warehouses with which their cells are the same; null where there was none among those tried.</summary>
    /// <param name="one">What one of them draws.</param>
    /// <param name="other">What the other draws.</param>
    /// <param name="rank">Which cells to take first; those drawn first where it is left out.</param>
    public static (byte[] One, byte[] Other)? Match(Dictionary<string, byte[]> one, Dictionary<string, byte[]> other, Func<string, int>? rank = null) =>
        one.Keys.Where(other.ContainsKey).OrderByDescending(rank ?? (_ => 0)).FirstOrDefault() is { } cells ? (one[cells], other[cells]) : null;
}
