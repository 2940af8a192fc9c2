using System.Collections.Concurrent;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>SPSS .sav and Stata .dta.</summary>
internal static class StatSource
{
    private const int BatchSize = 256;
    private const int BatchesAhead = 8;

    /// <summary>Where errors of libreadstat's lie in its header: see <c>readstat_error_t</c>.</summary>
    private const int UnsupportedCompression = 6, UnsupportedCharset = 7, Convert = 16, ConvertLongString = 19, UnsupportedVersion = 24;

    public static SourceTable? Open(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        ReadStatLibrary.Require(isSpss: format.Type == SourceType.Sav);
        var parser = new StatParser(format.Type, limits);
        var error = parser.Parse(file, onRow: null);
        if (parser.PromisedColumns > limits.MaxColumns)
            findings.Add(new(file.Name, null, null, "too_many_columns", Severity.Error,
                new($"Filen har {parser.PromisedColumns} variabler; høyst {limits.MaxColumns} er tillatt.", $"The file has {parser.PromisedColumns} variables; at most {limits.MaxColumns} are allowed."),
                new("Er dette riktig fil?", "Is this the right file?")));
        else if (error != 0)
            findings.Add(Error(file, error, null));
        else if (IsCutAfterItsRows(file))
            findings.Add(Torn(file, null));
        else if (parser.Columns() is var columns && SourceHeader.Check(file.Name, 1, [.. columns.Select(c => c.Name)], i => $"#{i + 1}", limits, findings))
        {
            foreach (var variable in parser.WithoutLabels())
                findings.Add(new(file.Name, null, variable, "missing_value_labels", Severity.Warning,
                    new("Variabelen viser til verditekster som ikke er i filen.", "The variable refers to value labels that are not in the file."),
                    new("Er filen hel? Sammenlign verditekstene i Stata eller SPSS.", "Is the file whole? Compare the value labels in Stata or SPSS.")));
            return new(columns, () => Rows(file, format, limits, findings));
        }

        return null;
    }

    /// <summary>The library pushes and the caller pulls: it reads on a thread of its own, a few batches ahead, and stops with its reader.</summary>
    private static IEnumerable<SourceRow> Rows(InputFile file, SourceFormat format, SourceLimits limits, ICollection<Finding> findings)
    {
        using var batches = new BlockingCollection<List<string?[]>>(BatchesAhead);
        using var stop = new CancellationTokenSource();
        Finding? fault = null;
        var reading = Task.Factory.StartNew(() => fault = Push(file, format, limits, batches, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            long number = 1;
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                foreach (var cells in batch)
                    yield return new(++number, cells);
            }
        }
        finally
        {
            stop.Cancel();
            reading.GetAwaiter().GetResult();
        }

        if (fault is not null)
            findings.Add(fault);
    }

    private static Finding? Push(
        InputFile file, SourceFormat format, SourceLimits limits, BlockingCollection<List<string?[]>> batches, CancellationToken stop)
    {
        var parser = new StatParser(format.Type, limits);
        try
        {
            var batch = new List<string?[]>(BatchSize);
            var error = parser.Parse(file, row =>
            {
                batch.Add(row);
                if (batch.Count < BatchSize)
                    return;
                batches.Add(batch, stop);
                batch = new(BatchSize);
            });
            batches.Add(batch, stop);
            if (parser.TooLargeRow is { } large)
                return new(file.Name, large + 1, null, "cell_too_large", Severity.Error,
                    new($"En tekst er over {limits.MaxCellBytes:N0} byte.", $"A text is over {limits.MaxCellBytes:N0} bytes."),
                    new("Fjern variabelen.", "Remove the variable."));
            if (error != 0)
                return Error(file, error, parser.Rows + 2);
            return parser.PromisedRows > parser.Rows ? Torn(file, parser.Rows + 2) : null;
        }
        catch (UnpackRatioException)
        {
            return UnpackRatioException.Finding(file.Name, limits);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    /// <summary>Stata 13 and later close the file with a tag; the library does not miss it, nor the value labels before it.</summary>
    private static bool IsCutAfterItsRows(InputFile file)
    {
        using var stream = file.OpenRead();
        Span<byte> tag = stackalloc byte[11];
        stream.ReadExactly(tag);
        if (!tag.SequenceEqual("<stata_dta>"u8))
            return false;
        Span<byte> end = stackalloc byte[12];
        stream.Seek(-end.Length, SeekOrigin.End);
        stream.ReadExactly(end);
        return !end.SequenceEqual("</stata_dta>"u8);
    }

    private static Finding Error(InputFile file, int error, long? row) => error switch
    {
        UnsupportedCharset => new(file.Name, null, null, "unsupported_charset", Severity.Error,
            new("Filen har et tegnsett som ikke kan leses.", "The file has a charset that cannot be read."),
            new("Lagre den på nytt i UTF-8 fra SPSS eller Stata.", "Save it anew in UTF-8 from SPSS or Stata.")),
        >= Convert and <= ConvertLongString => new(file.Name, row, null, "undecodable", Severity.Error,
            new("En tekst er ikke gyldig i filens eget tegnsett.", "A text is not valid in the file's own charset."),
            new("Lagre den på nytt i UTF-8 fra SPSS eller Stata.", "Save it anew in UTF-8 from SPSS or Stata.")),
        UnsupportedCompression or UnsupportedVersion => new(file.Name, null, null, "unsupported_file", Severity.Error,
            new($"Filens utgave kan ikke leses: {ReadStatLibrary.Message(error)}.", $"The file's version cannot be read: {ReadStatLibrary.Message(error)}."),
            new("Lagre den i en vanligere utgave (Stata: saveold eller version 14).", "Save it in a more common version (Stata: saveold or version 14).")),
        _ => Torn(file, row),
    };

    private static Finding Torn(InputFile file, long? row) => new(file.Name, row, null, "torn_file", Severity.Error,
        row is null
            ? new("Filen er ikke hel: den er avkortet eller skadet.", "The file is not whole: it is cut short or damaged.")
            : new("Filen slutter før den skal: den er avkortet eller skadet.", "The file ends before it should: it is cut short or damaged."),
        new("Kopier eller last ned filen på nytt.", "Copy or download the file again."));
}
