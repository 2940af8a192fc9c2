using SkiaSharp;

namespace AlisResearch.Tests.EndToEnd;

/// <summary>A picture seen from afar: the mean colour of each block of 8 × 8 pixels, so that how an edge is smoothed hardly counts.</summary>
/// <param name="Columns">Blocks a row; what is left over to the right is not looked at.</param>
/// <param name="Blocks">Red, green and blue of each block, row by row.</param>
public sealed record Picture(int Columns, IReadOnlyList<(double Red, double Green, double Blue)> Blocks)
{
    private const int Side = 8;

    /// <summary>Reads a picture of any kind.</summary>
    public static Picture Read(byte[] file)
    {
        using var decoded = SKBitmap.Decode(file);
        var (columns, rows) = (decoded.Width / Side, decoded.Height / Side);
        var pixels = decoded.Pixels;
        return new(columns, [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select Mean(column, row)]);

        (double, double, double) Mean(int column, int row)
        {
            var block =
                (from y in Enumerable.Range(row * Side, Side)
                 from x in Enumerable.Range(column * Side, Side)
                 select pixels[y * decoded.Width + x]).ToList();
            return (block.Average(p => p.Red), block.Average(p => p.Green), block.Average(p => p.Blue));
        }
    }

    /// <summary>How far another picture is from this, in steps of 255: the mean of all blocks and channels, and the block that differs most.</summary>
    public (double Mean, double Worst) Difference(Picture other)
    {
        Assert.Equal((Columns, Blocks.Count), (other.Columns, other.Blocks.Count));
        var differences = Blocks.Zip(other.Blocks, (a, b) => (Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)) / 3).ToList();
        return (differences.Average(), differences.Max());
    }
}
