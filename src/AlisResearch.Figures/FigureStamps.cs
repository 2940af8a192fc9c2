using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>What must be said on a figure before anything else.</summary>
[Flags]
public enum FigureStamps
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Some of the data are made up.</summary>
    Synthetic = 1,

    /// <summary>It is exact, and not for publication.</summary>
    Internal = 2,
}

/// <summary>Stamps in words.</summary>
internal static class StampText
{
    private static readonly (FigureStamps Stamp, LocalText Text)[] Texts =
    [
        (FigureStamps.Internal, new("Ikke for publisering", "Not for publication")),
        (FigureStamps.Synthetic, new("Syntetiske data", "Synthetic data")),
    ];

    /// <summary>The texts of stamps, in the order in which they are drawn.</summary>
    public static IReadOnlyList<string> Of(FigureStamps stamps, Language language) => [.. Texts.Where(t => stamps.HasFlag(t.Stamp)).Select(t => t.Text.In(language))];
}
