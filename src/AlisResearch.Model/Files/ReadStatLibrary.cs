using System.Reflection;
using System.Runtime.InteropServices;

namespace AlisResearch.Model;

/// <summary>
/// The C library that reads and writes SPSS and Stata files (https://github.com/WizardMac/ReadStat, version 1.1). It is not ours to ship: Debian has it as
/// <c>libreadstat1</c>, Homebrew as <c>readstat</c>.
/// </summary>
public static partial class ReadStatLibrary
{
    /// <summary>The name that imports call it by.</summary>
    public const string Name = "readstat";

    private static readonly Lazy<nint> Handle = new(() => Files
        .Select(n => NativeLibrary.TryLoad(n, out var handle) ? handle : 0)
        .FirstOrDefault(h => h != 0));

    static ReadStatLibrary() => Resolve(typeof(ReadStatLibrary).Assembly);

    private static string[] Files => OperatingSystem.IsWindows() ? ["readstat", "libreadstat-1", "libreadstat"]
        : OperatingSystem.IsMacOS() ? ["libreadstat.1.dylib", "/opt/homebrew/lib/libreadstat.1.dylib", "/usr/local/lib/libreadstat.1.dylib"]
        : ["libreadstat.so.1"];

    /// <summary>Whether the library is installed.</summary>
    public static bool IsInstalled => Handle.Value != 0;

    /// <summary>What the library says of an error code; never a value of a file.</summary>
    public static string Message(int error) => Marshal.PtrToStringUTF8(readstat_error_message(error)) ?? "";

    /// <summary>Lets an assembly's imports of <see cref="Name"/> find it; once an assembly.</summary>
    public static void Resolve(Assembly assembly) => NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => name == Name ? Handle.Value : 0);

    /// <summary>Refuses an SPSS or Stata file where the library is not installed.</summary>
    /// <param name="isSpss">SPSS; Stata otherwise.</param>
    /// <exception cref="AlisException">It is not installed: exit 6, with the package to install.</exception>
    public static void Require(bool isSpss)
    {
        if (!IsInstalled)
            throw Missing(isSpss);
    }

    /// <summary>The refusal.</summary>
    public static AlisException Missing(bool isSpss)
    {
        var (program, install) = (isSpss ? "SPSS" : "Stata", OperatingSystem.IsLinux() ? "apt install libreadstat1" : "readstat (github.com/WizardMac/ReadStat)");
        return new(ExitCode.Unavailable, new(
            $"{program}-filer krever biblioteket readstat. Installer det: {install}. Eller bruk CSV i UTF-8.",
            $"{program} files need the library readstat. Install it: {install}. Or use CSV in UTF-8."));
    }

    [LibraryImport(Name)]
    private static partial nint readstat_error_message(int error);
}
