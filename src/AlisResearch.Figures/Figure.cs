using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>A figure laid out in pixels, y downwards, that any renderer can draw. It knows nothing of a file format.</summary>
/// <param name="Language">Language of every text in it.</param>
/// <param name="Title">The title, also drawn.</param>
/// <param name="Description">Everything the figure shows, in words and numbers, for those who cannot see it.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Layers">What to draw, in order.</param>
/// <param name="Stamps">What is said on it before anything else.</param>
/// <param name="Data">The numbers that it shows, and how they came to be.</param>
public sealed record Figure(
    Language Language, string Title, string Description, double Width, double Height, IReadOnlyList<Layer> Layers, FigureStamps Stamps, FigureTable Data);

/// <summary>The numbers of a figure as a table.</summary>
/// <param name="Columns">Names of columns.</param>
/// <param name="Rows">One value a column: a text, a whole number, a double, a date or null.</param>
/// <param name="Caption">Release, method and citation, as under the figure.</param>
public sealed record FigureTable(IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, string Caption);

/// <summary>A column of a figure's numbers.</summary>
/// <param name="Name">snake_case name, for programs.</param>
/// <param name="Title">Its heading, for readers.</param>
/// <param name="Decimals">How many decimals readers see.</param>
public sealed record FigureColumn(string Name, LocalText Title, int Decimals = 0);

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

    /// <summary>Numbers in line with the scales.</summary>
    Table,

    /// <summary>Where the data come from and how to cite them.</summary>
    Caption,
}
