using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A figure laid out in pixels, y downwards, that any renderer can draw. It knows nothing of a file format.</summary>
/// <param name="Language">Language of every text in it.</param>
/// <param name="Title">The title, also drawn.</param>
/// <param name="Description">Everything the figure shows, in words and numbers, for those who cannot see it.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Layers">What to draw, in order.</param>
public sealed record Figure(Language Language, string Title, string Description, double Width, double Height, IReadOnlyList<Layer> Layers);

/// <summary>The marks of one part of a figure.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Marks">The marks, in drawing order.</param>
public sealed record Layer(FigurePart Part, IReadOnlyList<Mark> Marks);

/// <summary>Part of a figure.</summary>
public enum FigurePart
{
    /// <summary>Title, and the notice that data are synthetic.</summary>
    Heading,

    /// <summary>What each colour and pattern stands for.</summary>
    Legend,

    /// <summary>Scales: lines, numbers and names of what is measured.</summary>
    Axes,

    /// <summary>The data themselves.</summary>
    Data,

    /// <summary>Where the data come from and how to cite them.</summary>
    Caption,
}
