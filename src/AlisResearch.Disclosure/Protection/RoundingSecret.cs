using System.Security.Cryptography;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// The steward's secret that roundings are drawn with: 256 bits, mode 600, outside every release. Whoever holds it can undo the rounding; without it, unchanged data
/// cannot be rounded as before.
/// </summary>
public static class RoundingSecret
{
    private const int Bytes = 32;

    /// <summary>Reads the secret; makes it the first time.</summary>
    /// <param name="folders">Where it is.</param>
    /// <param name="isKept">False for a trial, which makes one for itself where there is none.</param>
    /// <exception cref="AlisException">Others may read it, it is damaged, or it is gone though releases were drawn with it: exit 5.</exception>
    public static byte[] Of(DataFolders folders, bool isKept)
    {
        if (File.Exists(folders.RoundingSecret))
            return Read(folders.RoundingSecret);
        if (ReleaseDates.All(folders).Any(r => Directory.Exists(Path.Combine(r, ReleaseFolder.ProtectedCells))))
            throw new AlisException(ExitCode.Integrity, new(
                $"Hemmeligheten som avrundinger trekkes med, «{folders.RoundingSecret}», er borte. Hent den fra sikkerhetskopi: en ny ville avrunde de samme dataene på nytt.",
                $"The secret that roundings are drawn with, “{folders.RoundingSecret}”, is gone. Restore it from a backup: a new one would round the same data anew."));
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        if (!isKept)
            return secret;
        DataFolders.CreatePrivate(folders.Keys);
        DurableFiles.WritePrivate(folders.RoundingSecret, Convert.ToHexStringLower(secret) + "\n");
        return secret;
    }

    private static byte[] Read(string file)
    {
        if (DurableFiles.IsOpenToOthers(file))
            throw new AlisException(ExitCode.Integrity, new(
                $"Andre enn eieren kan lese «{file}», som avrundinger trekkes med. Kjør chmod 600 på den; har noen lest den, er utgivelsene ikke lenger beskyttet.",
                $"Others than the owner may read “{file}”, which roundings are drawn with. Run chmod 600 on it; if anybody has read it, the releases are no longer protected."));
        try
        {
            if (Convert.FromHexString(File.ReadAllText(file).Trim()) is { Length: Bytes } secret)
                return secret;
        }
        catch (FormatException)
        {
            // said below, as for any other length
        }

        throw new AlisException(ExitCode.Integrity, new($"«{file}» er skadet. Hent den fra sikkerhetskopi.", $"“{file}” is damaged. Restore it from a backup."));
    }
}
