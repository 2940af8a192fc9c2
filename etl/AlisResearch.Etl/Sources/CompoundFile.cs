using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Microsoft's older container, met where a workbook should be: a password, or Excel 97–2003.</summary>
internal static class CompoundFile
{
    /// <summary>The finding when <paramref name="stream"/> holds one; null, and back at its beginning, when not.</summary>
    public static Finding? Look(InputFile file, Stream stream)
    {
        var buffer = new byte[1 << 16];
        var read = stream.ReadAtLeast(buffer, FileKinds.Bytes, throwOnEndOfStream: false);
        if (FileKinds.Of(buffer.AsSpan(0, read)) != FileKind.CompoundFile)
        {
            stream.Position = 0;
            return null;
        }

        // The names of the parts stand in UTF-16; a name across two buffers is caught by keeping the last bytes.
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        var filled = read;
        while (filled >= name.Length)
        {
            if (buffer.AsSpan(0, filled).IndexOf(name) >= 0)
                return new(file.Name, null, null, "encrypted", Severity.Error,
                    new("Arbeidsboken er beskyttet med passord.", "The workbook is protected by a password."),
                    new("Fjern passordet i Excel (Fil → Info → Beskytt arbeidsbok) og lagre en kopi.", "Remove the password in Excel (File → Info → Protect workbook) and save a copy."));
            buffer.AsSpan(filled - name.Length, name.Length).CopyTo(buffer);
            var more = stream.Read(buffer, name.Length, buffer.Length - name.Length);
            filled = more == 0 ? 0 : name.Length + more;
        }

        return new(file.Name, null, null, "old_workbook", Severity.Error,
            new("Filen er en Excel 97–2003-fil (.xls), som ikke leses.", "The file is an Excel 97–2003 file (.xls), which is not read."),
            new("Åpne den i Excel og lagre som «Excel-arbeidsbok (.xlsx)».", "Open it in Excel and save it as “Excel workbook (.xlsx)”."));
    }
}
