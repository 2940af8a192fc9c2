using System.Runtime.InteropServices;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Reading by <see cref="ReadStatLibrary"/>.</summary>
internal static unsafe partial class ReadStat
{
    // The functions called for every value only read a field: they are called without telling the garbage collector.

    /// <summary>What a callback answers to stop the reading.</summary>
    public const int Abort = 1;

    private const string Library = ReadStatLibrary.Name;

    static ReadStat() => ReadStatLibrary.Resolve(typeof(ReadStat).Assembly);

    [LibraryImport(Library)]
    internal static partial nint readstat_parser_init();

    [LibraryImport(Library)]
    internal static partial void readstat_parser_free(nint parser);

    [LibraryImport(Library)]
    internal static partial int readstat_set_metadata_handler(nint parser, delegate* unmanaged[Cdecl]<nint, nint, int> handler);

    [LibraryImport(Library)]
    internal static partial int readstat_set_variable_handler(nint parser, delegate* unmanaged[Cdecl]<int, nint, nint, nint, int> handler);

    [LibraryImport(Library)]
    internal static partial int readstat_set_value_label_handler(nint parser, delegate* unmanaged[Cdecl]<nint, StatValue, nint, nint, int> handler);

    [LibraryImport(Library)]
    internal static partial int readstat_set_value_handler(nint parser, delegate* unmanaged[Cdecl]<int, nint, StatValue, nint, int> handler);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int readstat_parse_sav(nint parser, string path, nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int readstat_parse_dta(nint parser, string path, nint context);

    [LibraryImport(Library)]
    internal static partial int readstat_get_row_count(nint metadata);

    [LibraryImport(Library)]
    internal static partial int readstat_get_var_count(nint metadata);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int readstat_variable_get_index(nint variable);

    [LibraryImport(Library)]
    internal static partial nint readstat_variable_get_name(nint variable);

    [LibraryImport(Library)]
    internal static partial nint readstat_variable_get_label(nint variable);

    [LibraryImport(Library)]
    internal static partial nint readstat_variable_get_format(nint variable);

    [LibraryImport(Library)]
    internal static partial int readstat_variable_get_type_class(nint variable);

    [LibraryImport(Library)]
    internal static partial int readstat_variable_get_missing_ranges_count(nint variable);

    [LibraryImport(Library)]
    internal static partial StatValue readstat_variable_get_missing_range_lo(nint variable, int index);

    [LibraryImport(Library)]
    internal static partial StatValue readstat_variable_get_missing_range_hi(nint variable, int index);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int readstat_value_type_class(StatValue value);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int readstat_value_is_system_missing(StatValue value);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial int readstat_value_is_tagged_missing(StatValue value);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial byte readstat_value_tag(StatValue value);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial double readstat_double_value(StatValue value);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    internal static partial nint readstat_string_value(StatValue value);
}

/// <summary>The library's value, passed by value and opaque: a union of 8 bytes, its type, a tag and flags.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct StatValue
{
    private readonly long _content;
    private readonly int _type;
    private readonly int _flags;

    /// <summary>The value out of the library's memory.</summary>
    public StatCell Read()
    {
        if (ReadStat.readstat_value_type_class(this) == 0)
            return new(0, Marshal.PtrToStringUTF8(ReadStat.readstat_string_value(this)) is { Length: > 0 } text ? text : null, '\0');
        if (ReadStat.readstat_value_is_tagged_missing(this) != 0)
            return new(double.NaN, null, (char)ReadStat.readstat_value_tag(this));
        return new(ReadStat.readstat_value_is_system_missing(this) != 0 ? double.NaN : ReadStat.readstat_double_value(this), null, '\0');
    }
}

/// <summary>One value of an SPSS or Stata file.</summary>
/// <param name="Number">The number; NaN is missing.</param>
/// <param name="Text">The text of a text variable; null when empty.</param>
/// <param name="Tag">The letter of Stata's .a to .z; NUL for none.</param>
internal readonly record struct StatCell(double Number, string? Text, char Tag);
