using System.Runtime.InteropServices;

namespace AlisResearch.Etl.Sources;

/// <summary>What a variable's numbers stand for, by its display format.</summary>
internal enum StatMeaning
{
    /// <summary>A number or a code.</summary>
    Number,

    /// <summary>SPSS: seconds since 14 October 1582, shown as a date.</summary>
    SpssDate,

    /// <summary>SPSS: seconds since 14 October 1582, shown with the time.</summary>
    SpssDateTime,

    /// <summary>SPSS: seconds, a time of day or a duration.</summary>
    SpssTime,

    /// <summary>Stata %td: days since 1 January 1960.</summary>
    StataDate,

    /// <summary>Stata %tc: milliseconds since 1 January 1960. %tC, which counts leap seconds, is read as R's haven reads it: as %tc.</summary>
    StataDateTime,
}

/// <summary>A variable of an SPSS or Stata file, and how its values become text.</summary>
internal sealed class StatVariable(string name, string? label, string labelSet, StatMeaning meaning, bool isText)
{
    private static readonly DateTime SpssEpoch = new(1582, 10, 14);
    private static readonly DateTime StataEpoch = new(1960, 1, 1);

    private readonly List<MissingRange> _missing = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The set of value labels it uses; empty for none.</summary>
    public string LabelSet => labelSet;

    /// <summary>Copies the variable out of the library's memory.</summary>
    public static StatVariable Read(nint variable, string labelSet, bool isStata)
    {
        var read = new StatVariable(
            String(ReadStat.readstat_variable_get_name(variable)) ?? "", String(ReadStat.readstat_variable_get_label(variable)), labelSet,
            Meaning(String(ReadStat.readstat_variable_get_format(variable)) ?? "", isStata), ReadStat.readstat_variable_get_type_class(variable) == 0);
        for (var i = 0; i < ReadStat.readstat_variable_get_missing_ranges_count(variable); i++)
        {
            var (from, to) = (ReadStat.readstat_variable_get_missing_range_lo(variable, i).Read(), ReadStat.readstat_variable_get_missing_range_hi(variable, i).Read());
            if (read.Text(from) is { } first && read.Text(to) is { } last)
                read._missing.Add(new(first, last));
        }

        if (isStata && ReadStat.readstat_variable_get_type_class(variable) != 0)
            read._missing.Add(new(".a", ".z"));
        return read;
    }

    /// <summary>The column, with the labels of the set it uses.</summary>
    public SourceColumn Column(IEnumerable<(StatCell Value, string Label)> labels) => new(
        name, label, [.. labels.Select(l => new ValueLabel(Text(l.Value) ?? "", l.Label)).Where(l => l.Value.Length > 0)], _missing);

    /// <summary>A value as cells write it.</summary>
    public string? Text(StatCell cell)
    {
        if (isText)
            return cell.Text;
        if (cell.Tag != '\0')
            return $".{char.ToLowerInvariant(cell.Tag)}";
        return cell.Number switch
        {
            double.NaN => null,
            <= -double.MaxValue or double.NegativeInfinity => "-Infinity",
            _ when cell.Number <= Lowest => "-Infinity",
            >= double.MaxValue => "Infinity",
            _ => Text(cell.Number),
        };
    }

    /// <summary>SPSS's "lowest" is the number next above the least.</summary>
    private static double Lowest { get; } = Math.BitIncrement(double.MinValue);

    private string Text(double number) => meaning switch
    {
        StatMeaning.SpssDate => After(SpssEpoch, number, TimeSpan.TicksPerSecond) is { } time ? CellText.Of(time) : CellText.Of(number),
        StatMeaning.SpssDateTime => After(SpssEpoch, number, TimeSpan.TicksPerSecond) is { } time ? CellText.DateAndTime(time) : CellText.Of(number),
        StatMeaning.SpssTime => Math.Abs(number) < 1e10 ? CellText.Of(TimeSpan.FromTicks(Ticks(number, TimeSpan.TicksPerSecond))) : CellText.Of(number),
        StatMeaning.StataDate => After(StataEpoch, number, TimeSpan.TicksPerDay) is { } time ? CellText.Of(time) : CellText.Of(number),
        StatMeaning.StataDateTime => After(StataEpoch, number, TimeSpan.TicksPerMillisecond) is { } time ? CellText.DateAndTime(time) : CellText.Of(number),
        _ => CellText.Of(number),
    };

    /// <summary>The time so many units after the epoch, to the microsecond, which is what a double holds there; null outside the years 1 to 9999.</summary>
    private static DateTime? After(DateTime epoch, double count, long ticksPerUnit)
    {
        var ticks = epoch.Ticks + (count * ticksPerUnit);
        return ticks >= 0 && ticks < DateTime.MaxValue.Ticks ? epoch.AddTicks(Ticks(count, ticksPerUnit)) : null;
    }

    private static long Ticks(double count, long ticksPerUnit) =>
        ((long)Math.Floor(count) * ticksPerUnit) + ((long)Math.Round((count - Math.Floor(count)) * ticksPerUnit / TimeSpan.TicksPerMicrosecond) * TimeSpan.TicksPerMicrosecond);

    private static StatMeaning Meaning(string format, bool isStata)
    {
        if (isStata)
        {
            return format.TrimStart('%').TrimStart('-') switch
            {
                ['t', 'd', ..] or ['d', ..] => StatMeaning.StataDate,
                ['t', 'c' or 'C', ..] => StatMeaning.StataDateTime,
                _ => StatMeaning.Number,
            };
        }

        return format.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').ToUpperInvariant() switch
        {
            "DATE" or "ADATE" or "EDATE" or "SDATE" or "JDATE" or "MOYR" or "QYR" or "WKYR" => StatMeaning.SpssDate,
            "DATETIME" or "YMDHMS" => StatMeaning.SpssDateTime,
            "TIME" or "DTIME" or "MTIME" => StatMeaning.SpssTime,
            _ => StatMeaning.Number,
        };
    }

    private static string? String(nint text) => Marshal.PtrToStringUTF8(text) is { Length: > 0 } read ? read : null;
}
