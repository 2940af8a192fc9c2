namespace AlisResearch.Tests.Spec.Measures;

/// <summary>Linear equations by hand (Gauss, largest pivot first), so that nothing is shared with the code under test.</summary>
public static class Linear
{
    /// <summary>The x with matrix × x = right.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var rows = matrix.Zip(right).Select(r => r.First.Append(r.Second).ToArray()).ToArray();
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (var i = k + 1; i < n; i++)
            {
                var factor = rows[i][k] / rows[k][k];
                for (var j = k; j <= n; j++)
                    rows[i][j] -= factor * rows[k][j];
            }
        }

        var x = new double[n];
        for (var k = n - 1; k >= 0; k--)
            x[k] = (rows[k][n] - Enumerable.Range(k + 1, n - k - 1).Sum(j => rows[k][j] * x[j])) / rows[k][k];
        return x;
    }

    /// <summary>One column of the inverse.</summary>
    public static double[] InverseColumn(double[][] matrix, int column) =>
        Solve(matrix, [.. Enumerable.Range(0, matrix.Length).Select(i => i == column ? 1.0 : 0)]);

    /// <summary>The determinant of the matrix of correlations: 0 when one term is a sum of others.</summary>
    public static double CorrelationDeterminant(double[][] matrix)
    {
        var n = matrix.Length;
        if (Enumerable.Range(0, n).Any(i => matrix[i][i] < 1e-20)) // squares of what rounding leaves of 0
            return 0;
        var rows = matrix.Select((r, i) => r.Select((v, j) => v / Math.Sqrt(matrix[i][i] * matrix[j][j])).ToArray()).ToArray();
        var determinant = 1.0;
        for (var k = 0; k < n; k++)
        {
            determinant *= rows[k][k]; // symmetric and not negative: no pivots are needed before it is 0
            if (determinant < 1e-12)
                return 0;
            for (var i = k + 1; i < n; i++)
            {
                var factor = rows[i][k] / rows[k][k];
                for (var j = k; j < n; j++)
                    rows[i][j] -= factor * rows[k][j];
            }
        }

        return determinant;
    }
}
