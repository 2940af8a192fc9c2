using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>
/// One run of libreadstat over a file. The library pushes what it reads in the file's own order, which is not the same in both kinds: value labels
/// come before the variables in .sav and after the rows in .dta. So they are collected here, and joined when the run has ended.
/// </summary>
internal sealed unsafe class StatParser(SourceType type, SourceLimits limits)
{
    private const int UserAbort = 4;

    private readonly List<(string Set, StatCell Value, string Label)> _labels = [];
    private UnpackMeter? _meter;
    private Action<string?[]>? _onRow;
    private string?[]? _row;
    private ExceptionDispatchInfo? _fault;

    /// <summary>The variables in the file's order.</summary>
    public List<StatVariable> Variables { get; } = [];

    /// <summary>The rows that the header promises; -1 when it does not say.</summary>
    public int PromisedRows { get; private set; } = -1;

    /// <summary>The variables that the header promises.</summary>
    public int PromisedColumns { get; private set; }

    /// <summary>The rows that were read whole.</summary>
    public long Rows { get; private set; }

    /// <summary>The first row, counted from 1, with a text over the limit; null for none.</summary>
    public long? TooLargeRow { get; private set; }

    /// <summary>The columns, labels joined.</summary>
    public IReadOnlyList<SourceColumn> Columns()
    {
        var sets = _labels.ToLookup(l => l.Set, l => (l.Value, l.Label));
        return [.. Variables.Select(v => v.Column(sets[v.LabelSet]))];
    }

    /// <summary>Names of variables whose value labels the file refers to and does not hold.</summary>
    public IReadOnlyList<string> WithoutLabels()
    {
        var sets = _labels.Select(l => l.Set).ToHashSet(StringComparer.Ordinal);
        return [.. Variables.Where(v => v.LabelSet.Length > 0 && !sets.Contains(v.LabelSet)).Select(v => v.Name)];
    }

    /// <summary>Reads the file; with <paramref name="onRow"/> its rows too. Gives the library's error code, 0 for none.</summary>
    /// <exception cref="Exception">What a callback threw.</exception>
    public int Parse(InputFile file, Action<string?[]>? onRow)
    {
        (_onRow, _meter) = (onRow, new(new FileInfo(file.Path).Length, limits));
        var parser = ReadStat.readstat_parser_init();
        var self = GCHandle.Alloc(this);
        try
        {
            _ = ReadStat.readstat_set_metadata_handler(parser, &OnMetadata);
            _ = ReadStat.readstat_set_variable_handler(parser, &OnVariable);
            _ = ReadStat.readstat_set_value_label_handler(parser, &OnValueLabel);
            if (onRow is not null)
                _ = ReadStat.readstat_set_value_handler(parser, &OnValue);
            var context = GCHandle.ToIntPtr(self);
            var error = type == SourceType.Sav
                ? ReadStat.readstat_parse_sav(parser, file.Path, context)
                : ReadStat.readstat_parse_dta(parser, file.Path, context);
            _fault?.Throw();
            return error == UserAbort ? 0 : error;
        }
        finally
        {
            self.Free();
            ReadStat.readstat_parser_free(parser);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnMetadata(nint metadata, nint context) => Guard(context, metadata, static (parser, given) =>
    {
        (parser.PromisedRows, parser.PromisedColumns) = (ReadStat.readstat_get_row_count(given), ReadStat.readstat_get_var_count(given));
        return parser.PromisedColumns <= parser.Limits.MaxColumns;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnVariable(int index, nint variable, nint labelSet, nint context) => Guard(context, (variable, labelSet), static (parser, given) =>
    {
        parser.Variables.Add(StatVariable.Read(given.variable, Marshal.PtrToStringUTF8(given.labelSet) ?? "", parser.Type == SourceType.Dta));
        return true;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnValueLabel(nint labelSet, StatValue value, nint label, nint context) => Guard(context, (labelSet, value, label), static (parser, given) =>
    {
        parser._labels.Add((Marshal.PtrToStringUTF8(given.labelSet) ?? "", given.value.Read(), Marshal.PtrToStringUTF8(given.label) ?? ""));
        return true;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnValue(int row, nint variable, StatValue value, nint context) => Guard(
        context, (variable, value), static (parser, given) => parser.Take(ReadStat.readstat_variable_get_index(given.variable), given.value.Read()));

    private SourceLimits Limits => limits;

    private SourceType Type => type;

    private bool Take(int index, StatCell cell)
    {
        _row ??= new string?[Variables.Count];
        _meter!.Add(8 + (cell.Text?.Length ?? 0));
        if (cell.Text?.Length > limits.MaxCellBytes / 3 && Encoding.UTF8.GetByteCount(cell.Text) > limits.MaxCellBytes)
        {
            TooLargeRow = Rows + 1;
            return false;
        }

        _row[index] = Variables[index].Text(cell);
        if (index + 1 < _row.Length)
            return true;
        Rows++;
        _onRow!(_row);
        _row = null;
        return true;
    }

    /// <summary>
    /// No exception may pass through the library: it is kept, and thrown when the library has returned. What the library gave is handed on as
    /// <paramref name="given"/>, so that nothing is allocated for every value.
    /// </summary>
    private static int Guard<T>(nint context, T given, Func<StatParser, T, bool> read)
    {
        var parser = (StatParser)GCHandle.FromIntPtr(context).Target!;
        try
        {
            return read(parser, given) ? 0 : ReadStat.Abort;
        }
        catch (Exception e)
        {
            parser._fault = ExceptionDispatchInfo.Capture(e);
            return ReadStat.Abort;
        }
    }
}
