using System.Security.Cryptography;
using System.Text;

namespace AlisResearch.Model;

/// <summary>SHA-256 fingerprints in lower-case hexadecimal.</summary>
public static class Sha256
{
    /// <summary>Of a file's bytes.</summary>
    public static string OfFile(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Whether a file is there and has this fingerprint.</summary>
    public static bool Fits(string file, string fingerprint) => File.Exists(file) && OfFile(file) == fingerprint;

    /// <summary>Of bytes.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of a text's UTF-8 bytes.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));
}
