using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Text that was encoded twice on its way into a workbook, an SPSS or a Stata file: æøå show as two characters.</summary>
internal static class EncodedTwice
{
    /// <summary>The table, whose rows end with a finding at the first such text; null, with a finding, when a name or a label is one.</summary>
    public static SourceTable? Check(SourceTable table, InputFile file, SourceType type, ICollection<Finding> findings)
    {
        foreach (var (index, column) in table.Columns.Index())
        {
            if (TextInspection.IsEncodedTwice(column.Name) || TextInspection.IsEncodedTwice(column.Label) || column.ValueLabels.Any(l => TextInspection.IsEncodedTwice(l.Label)))
            {
                findings.Add(Finding(file, null, Place(index)));
                return null;
            }
        }

        return new(table.Columns, Rows);

        string Place(int index) => type switch
        {
            SourceType.Xlsx => CellReference.Letters(index + 1),
            SourceType.Csv => $"#{index + 1}",
            _ => table.Columns[index].Name,
        };

        IEnumerable<SourceRow> Rows()
        {
            foreach (var row in table.Rows())
            {
                var at = Array.FindIndex(row.Cells, TextInspection.IsEncodedTwice);
                if (at >= 0)
                {
                    findings.Add(Finding(file, row.Number, Place(at)));
                    yield break;
                }

                yield return row;
            }
        }
    }

    private static Finding Finding(InputFile file, long? row, string column) => new(file.Name, row, column, "double_encoded", Severity.Error,
        new("Teksten ser ut til å være kodet to ganger (æøå vises som to tegn).", "The text seems to have been encoded twice (æøå show as two characters)."),
        new("Eksporter filen på nytt fra kilden, med riktig tegnsett.", "Export the file again from its source, with the right charset."));
}
