using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>Writes a table as SPSS .sav or Stata .dta (version 118), with labels of variables and values.</summary>
internal static unsafe class StatExport
{
    private const int LongestInStata = 2045, LongestInSpss = 32_767; // bytes
    private const int NoteLine = 80; // bytes: SPSS's limit of a line of a document
    private const string MissingList = "missing";

    /// <summary>Writes it.</summary>
    /// <exception cref="AlisException">The library is missing (exit 6), or a text is too long for the format (exit 3).</exception>
    public static void Write(Stream stream, ExportedRelease release, ExportedTable table, Language language, bool isSpss)
    {
        ReadStatLibrary.Require(isSpss);
        var rows = release.Rows(table);
        var columns = Columns(release, table.Contract, language, isSpss);
        var target = new Target(stream);
        var (handle, writer) = (GCHandle.Alloc(target), ReadStat.readstat_writer_init());
        try
        {
            Check(ReadStat.readstat_set_data_writer(writer, &OnData));
            Check(ReadStat.readstat_writer_set_file_label(writer, $"{table.Contract.Name} {release.Manifest.Id}{(table.Synthetic ? " SYNTHETIC" : "")}"));
            Check(ReadStat.readstat_writer_set_file_timestamp(writer, new((nint)new DateTimeOffset(release.Manifest.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds())));
            foreach (var line in release.Origin(table).SelectMany(o => Wrapped($"{o.Key}: {o.Value}")))
                ReadStat.readstat_add_note(writer, line);
            var variables = columns.Select((c, i) => Add(writer, c, rows.Select(r => r[i]), isSpss)).ToArray();
            Check(isSpss
                ? ReadStat.readstat_begin_writing_sav(writer, GCHandle.ToIntPtr(handle), new(rows.Count))
                : ReadStat.readstat_begin_writing_dta(writer, GCHandle.ToIntPtr(handle), new(rows.Count)));
            foreach (var row in rows)
            {
                Check(ReadStat.readstat_begin_row(writer));
                for (var i = 0; i < columns.Count; i++)
                    Check(Insert(writer, variables[i], columns[i], row, row[i], isSpss));
                Check(ReadStat.readstat_end_row(writer));
            }

            Check(ReadStat.readstat_end_writing(writer));
        }
        finally
        {
            ReadStat.readstat_writer_free(writer);
            handle.Free();
        }

        void Check(int error)
        {
            target.Fault?.Throw();
            if (error != 0)
                throw new InvalidOperationException($"Table {table.Contract.Name} cannot be written: {ReadStatLibrary.Message(error)}");
        }
    }

    private static List<StatColumn> Columns(ExportedRelease release, TableContract contract, Language language, bool isSpss)
    {
        var index = contract.Columns.Index().ToDictionary(c => c.Item.Name, c => c.Index);
        return [.. contract.Columns.Select(c => new StatColumn(
            c, release.CodesOf(c), contract.MissingColumnOf(c.Name) is { } reason ? index[reason.Name] : null, release.Codelists.GetValueOrDefault(MissingList, []), language, isSpss))];
    }

    private static nint Add(nint writer, StatColumn column, IEnumerable<object?> values, bool isSpss)
    {
        var width = column.IsText ? StatColumn.Width(values) : 0;
        if (width > (isSpss ? LongestInSpss : LongestInStata))
            throw new AlisException(ExitCode.Validation, new(
                $"Kolonnen {column.Column.Name} har en tekst på {width} byte, for lang for {(isSpss ? "SPSS" : "Stata")}. Bruk Parquet eller CSV.",
                $"Column {column.Column.Name} has a text of {width} bytes, too long for {(isSpss ? "SPSS" : "Stata")}. Use Parquet or CSV."));
        var variable = ReadStat.readstat_add_variable(writer, column.Column.Name, column.IsText ? ReadStat.Text : ReadStat.Double, (nuint)width);
        ReadStat.readstat_variable_set_label(variable, column.Title);
        if (column.Format is { } format)
            ReadStat.readstat_variable_set_format(variable, format);
        ReadStat.readstat_variable_set_measure(variable, column.Measure);
        if (column.Labels.Count + column.Kinds.Count == 0)
            return variable;
        var labels = ReadStat.readstat_add_label_set(writer, ReadStat.Double, column.Column.Name);
        foreach (var (value, label) in column.Labels)
            ReadStat.readstat_label_double_value(labels, value, label);
        foreach (var (kind, label) in column.KindLabels.Index())
        {
            if (isSpss)
            {
                ReadStat.readstat_label_double_value(labels, StatColumn.Missing(kind), label);
                if (ReadStat.readstat_variable_add_missing_double_value(variable, StatColumn.Missing(kind)) is var error && error != 0)
                    throw new InvalidOperationException($"Column {column.Column.Name}: {ReadStatLibrary.Message(error)}");
            }
            else
                ReadStat.readstat_label_tagged_value(labels, StatColumn.Tag(kind), label);
        }

        ReadStat.readstat_variable_set_label_set(variable, labels);
        return variable;
    }

    private static int Insert(nint writer, nint variable, StatColumn column, IReadOnlyList<object?> row, object? value, bool isSpss)
    {
        if (value is not null)
            return column.IsText ? ReadStat.readstat_insert_string_value(writer, variable, (string)value) : ReadStat.readstat_insert_double_value(writer, variable, column.Number(value));
        if (column.WhyMissing is { } reason && column.Kind(row[reason]) is { } kind)
            return isSpss
                ? ReadStat.readstat_insert_double_value(writer, variable, StatColumn.Missing(kind))
                : ReadStat.readstat_insert_tagged_missing_value(writer, variable, StatColumn.Tag(kind));
        return column.IsText ? ReadStat.readstat_insert_string_value(writer, variable, "") : ReadStat.readstat_insert_missing_value(writer, variable);
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        while (StatColumn.Fitting(text, NoteLine) is var end && end < text.Length)
        {
            var space = text.LastIndexOf(' ', end);
            var (line, rest) = space > 0 ? (text[..space], text[(space + 1)..]) : (text[..end], text[end..]);
            yield return line;
            text = rest;
        }

        yield return text;
    }

    /// <summary>No exception may cross the library: it is kept, and thrown on this side.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint OnData(nint data, nuint length, nint context)
    {
        var target = (Target)GCHandle.FromIntPtr(context).Target!;
        try
        {
            target.Stream.Write(new ReadOnlySpan<byte>((void*)data, (int)length));
            return (nint)length;
        }
        catch (Exception e)
        {
            target.Fault = ExceptionDispatchInfo.Capture(e);
            return -1;
        }
    }

    private sealed class Target(Stream stream)
    {
        public Stream Stream => stream;

        public ExceptionDispatchInfo? Fault { get; set; }
    }
}
