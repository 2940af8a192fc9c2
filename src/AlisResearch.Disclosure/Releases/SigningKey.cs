using System.Security.Cryptography;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The steward's key that signs releases: ECDSA P-256. The private half never leaves the steward's zone.</summary>
public static class SigningKey
{
    /// <summary>Reads the key, or makes one the first time; writes the public half where verifiers look for it.</summary>
    /// <exception cref="AlisException">
    /// Others than the owner may read the key, or it is not the one that earlier releases verify with: exit 5.
    /// </exception>
    public static ECDsa ReadOrCreate(DataFolders folders)
    {
        if (!File.Exists(folders.SigningKey) && File.Exists(folders.VerificationKey))
            throw Lost(folders);
        var key = File.Exists(folders.SigningKey) ? Read(folders.SigningKey) : Create(folders.SigningKey);
        var publicKey = key.ExportSubjectPublicKeyInfoPem() + "\n";
        if (File.Exists(folders.VerificationKey))
        {
            if (File.ReadAllText(folders.VerificationKey) != publicKey)
                throw Lost(folders);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folders.VerificationKey)!);
            Write(folders.VerificationKey, publicKey, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        return key;
    }

    /// <summary>A new key would make every earlier release unverifiable without a word.</summary>
    private static AlisException Lost(DataFolders folders) => new(ExitCode.Integrity, new(
        $"Signeringsnøkkelen «{folders.SigningKey}» hører ikke til «{folders.VerificationKey}», eller er borte. Hent den fra sikkerhetskopi. Vil du begynne på nytt, flytt mappen {Path.GetDirectoryName(folders.VerificationKey)}.",
        $"The signing key “{folders.SigningKey}” does not belong to “{folders.VerificationKey}”, or is gone. Restore it from a backup. To start anew, move the folder {Path.GetDirectoryName(folders.VerificationKey)} away."));

    private static ECDsa Create(string file)
    {
        DataFolders.CreatePrivate(Path.GetDirectoryName(file)!);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(file, key.ExportPkcs8PrivateKeyPem() + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return key;
    }

    private static ECDsa Read(string file)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            throw new AlisException(ExitCode.Integrity, new(
                $"Andre enn eieren kan lese signeringsnøkkelen «{file}». Kjør chmod 600 på den, eller lag en ny.",
                $"Others than the owner may read the signing key “{file}”. Run chmod 600 on it, or make a new one."));
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new AlisException(ExitCode.Integrity, new(
                $"Signeringsnøkkelen «{file}» er skadet.", $"The signing key “{file}” is damaged."), inner: e);
        }

        return key;
    }

    private static void Write(string file, string text, UnixFileMode mode)
    {
        var temporary = file + ".tmp";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(text);
        DurableFiles.Publish(temporary, file);
    }
}
