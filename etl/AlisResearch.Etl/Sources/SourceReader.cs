using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Opens a source file of any kind in one shape.</summary>
public static class SourceReader
{
    /// <summary>
    /// The table in <paramref name="file"/>; null when <paramref name="findings"/> say why not. A text file is expected to have passed
    /// <see cref="InputFile.Inspect"/>, which tells better what is wrong with it.
    /// </summary>
    /// <exception cref="AlisException">
    /// An SPSS or Stata file, and <c>libreadstat</c> is not installed: exit 6. The file is not there or cannot be read: exit 2 or 6.
    /// </exception>
    public static SourceTable? Open(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        file.CheckReadable();
        if (file.CheckKind(format, limits) is { } mismatch)
        {
            findings.Add(mismatch);
            return null;
        }

        var table = format.Type switch
        {
            SourceType.Xlsx => XlsxSource.Open(file, format, limits, findings),
            SourceType.Sav or SourceType.Dta => StatSource.Open(file, format, limits, findings),
            _ => CsvSource.Open(file, format, limits, findings),
        };
        return table is null ? null : EncodedTwice.Check(table, file, format.Type, findings);
    }
}
