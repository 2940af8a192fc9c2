using System.Runtime.InteropServices;
using AlisResearch.Model;

namespace AlisResearch.Exports;

/// <summary>Writing by <see cref="ReadStatLibrary"/>.</summary>
internal static unsafe partial class ReadStat
{
    /// <summary>The library's types of variables.</summary>
    public const int Text = 0, Double = 5;

    private const string Library = ReadStatLibrary.Name;

    static ReadStat() => ReadStatLibrary.Resolve(typeof(ReadStat).Assembly);

    [LibraryImport(Library)]
    internal static partial nint readstat_writer_init();

    [LibraryImport(Library)]
    internal static partial void readstat_writer_free(nint writer);

    [LibraryImport(Library)]
    internal static partial int readstat_set_data_writer(nint writer, delegate* unmanaged[Cdecl]<nint, nuint, nint, nint> write);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int readstat_writer_set_file_label(nint writer, string label);

    [LibraryImport(Library)]
    internal static partial int readstat_writer_set_file_timestamp(nint writer, CLong time);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void readstat_add_note(nint writer, string note);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint readstat_add_label_set(nint writer, int type, string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void readstat_label_double_value(nint labels, double value, string label);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void readstat_label_tagged_value(nint labels, byte tag, string label);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint readstat_add_variable(nint writer, string name, int type, nuint width);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void readstat_variable_set_label(nint variable, string label);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void readstat_variable_set_format(nint variable, string format);

    [LibraryImport(Library)]
    internal static partial void readstat_variable_set_label_set(nint variable, nint labels);

    [LibraryImport(Library)]
    internal static partial void readstat_variable_set_measure(nint variable, int measure);

    [LibraryImport(Library)]
    internal static partial int readstat_variable_add_missing_double_value(nint variable, double value);

    [LibraryImport(Library)]
    internal static partial int readstat_begin_writing_sav(nint writer, nint context, CLong rows);

    [LibraryImport(Library)]
    internal static partial int readstat_begin_writing_dta(nint writer, nint context, CLong rows);

    [LibraryImport(Library)]
    internal static partial int readstat_begin_row(nint writer);

    [LibraryImport(Library)]
    internal static partial int readstat_insert_double_value(nint writer, nint variable, double value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int readstat_insert_string_value(nint writer, nint variable, string value);

    [LibraryImport(Library)]
    internal static partial int readstat_insert_missing_value(nint writer, nint variable);

    [LibraryImport(Library)]
    internal static partial int readstat_insert_tagged_missing_value(nint writer, nint variable, byte tag);

    [LibraryImport(Library)]
    internal static partial int readstat_end_row(nint writer);

    [LibraryImport(Library)]
    internal static partial int readstat_end_writing(nint writer);
}
