using System.Security.Cryptography;
using System.Text;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Etl.Pseudonyms;

/// <summary>
/// The secret that turns a study's direct identifiers into pseudonyms: HMAC-SHA-256 in lower-case hexadecimal. It is a chain of 32-byte
/// keys, normally of one: <c>HMAC(k_n, … HMAC(k_1, UTF-8 identifier))</c>, each intermediate value going in as its hexadecimal text.
/// Renewing appends a key, so that the old pseudonyms can be moved on to the new ones without the sources.
/// </summary>
public sealed class PseudonymKey
{
    private const int KeyBytes = 32;
    private const int IdLength = 16;

    private PseudonymKey(string study, IReadOnlyList<KeyLink> links)
    {
        (Study, Links) = (study, links);
        Chain = [.. links.Select(l => Convert.FromBase64String(l.Key))];
        Id = IdOf(Chain);
    }

    /// <summary>The study whose identifiers it hides. Another study's pseudonyms of the same person have nothing in common with them.</summary>
    public string Study { get; }

    /// <summary>A fingerprint that reveals nothing: the first 16 digits of the pseudonym of <c>key-id</c>.</summary>
    public string Id { get; }

    /// <summary>The keys, the first one applied first.</summary>
    public IReadOnlyList<byte[]> Chain { get; }

    /// <summary>When the chain got its last key, UTC.</summary>
    public DateTimeOffset Since => Links[^1].Created;

    /// <summary>The keys with the time they were made, as the file has them.</summary>
    internal IReadOnlyList<KeyLink> Links { get; }

    /// <summary>The key of a study: read, or made where that is asked for and no data depend on one that is gone.</summary>
    /// <param name="folders">Where the key file lies.</param>
    /// <param name="study">The study.</param>
    /// <param name="expectedKeyId">
    /// What the catalogue's versions were pseudonymised with (<see cref="Steward.KeyIdOf"/>); null for none. What the withdrawals were made
    /// with is looked up here.
    /// </param>
    /// <param name="create">Whether a new key is kept. Without it, a missing one is made up and forgotten: for dry runs.</param>
    /// <exception cref="AlisException">
    /// Others may read the file, it is damaged, it is not the expected one, or it is gone while data depend on it: exit 5.
    /// </exception>
    public static PseudonymKey ForStudy(DataFolders folders, string study, string? expectedKeyId, bool create)
    {
        var file = folders.PseudonymKey(study);
        var expected = WithdrawalList.Read(folders).Entries.Where(w => w.Study == study).Select(w => w.KeyId).Prepend(expectedKeyId).OfType<string>().ToList();
        if (PseudonymKeyFile.Read(folders, study) is { } key)
            return expected.Find(id => id != key.Id) is not { } other ? key : throw new AlisException(ExitCode.Integrity, key.Reaches(other)
                ? new($"En fornying av pseudonymene i {study} ble avbrutt. Den fullføres av neste kommando som skriver, for eksempel alis pseudonyms rotate --study {study} --repseudonymise.",
                    $"A renewal of the pseudonyms of {study} was interrupted. The next command that writes finishes it, such as alis pseudonyms rotate --study {study} --repseudonymise.")
                : new($"Pseudonymnøkkelen «{file}» er ikke den som dataene i {study} er laget med. Hent den rette fra sikkerhetskopi.",
                    $"The pseudonym key “{file}” is not the one that the data of {study} were made with. Restore the right one from a backup."));
        if (expected.Count > 0)
            throw Lost(file, study);
        var made = Make(study);
        if (create)
            PseudonymKeyFile.Write(folders, made);
        return made;
    }

    /// <summary>A new key of one link.</summary>
    public static PseudonymKey Make(string study) => new(study, [NewLink()]);

    /// <summary>
    /// The pseudonym of an identifier as it stands in the source file. Spaces (U+0020) at its ends do not count; nothing else is
    /// changed, neither case nor Unicode form, so that SQL gives the same: <c>trim(identifier, ' ')</c>.
    /// </summary>
    public string Pseudonym(string identifier) => Apply(Chain, identifier.Trim(' '));

    /// <summary>Whether a text has the form of a pseudonym: 64 hexadecimal digits.</summary>
    public static bool IsPseudonym(string text) => text.Length == 2 * HMACSHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit);

    /// <summary>The same chain with a new key at its end.</summary>
    internal PseudonymKey Renewed() => new(Study, [.. Links, NewLink()]);

    /// <summary>A key from its file's links; null when their keys have not the right form.</summary>
    internal static PseudonymKey? From(string study, IReadOnlyList<KeyLink> links)
    {
        var bytes = new byte[KeyBytes];
        return links.Count > 0 && links.All(l => Convert.TryFromBase64String(l.Key, bytes, out var written) && written == KeyBytes)
            ? new(study, links)
            : null;
    }

    /// <summary>Whether pseudonyms made with <paramref name="keyId"/> can be moved on to this key's: it is an earlier state of this chain.</summary>
    internal bool Reaches(string keyId) => After(keyId) is not null;

    /// <summary>The keys that move pseudonyms on from an earlier state of this chain; empty for its present one, null for no state of it.</summary>
    internal IReadOnlyList<byte[]>? After(string keyId)
    {
        for (var n = Chain.Count; n > 0; n--)
        {
            if (IdOf([.. Chain.Take(n)]) == keyId)
                return [.. Chain.Skip(n)];
        }

        return null;
    }

    /// <summary>Moves one pseudonym on, from an earlier state of this chain.</summary>
    internal string MoveOn(string pseudonym, string keyId) => Apply(
        After(keyId) ?? throw new ArgumentException("No state of this chain.", nameof(keyId)), pseudonym);

    /// <summary>Whether this chain begins with the whole of another.</summary>
    internal bool BeginsWith(PseudonymKey other) => Links.Count >= other.Links.Count && other.Links.Index().All(l => Links[l.Index].Key == l.Item.Key);

    /// <summary>The refusal when a key is gone that data depend on.</summary>
    internal static AlisException Lost(string file, string study) => new(ExitCode.Integrity, new(
        $"Pseudonymnøkkelen «{file}» er borte, men data i {study} avhenger av den. Hent den fra sikkerhetskopi. Uten den kan ingen person kjennes igjen i nye filer.",
        $"The pseudonym key “{file}” is gone, but data of {study} depend on it. Restore it from a backup. Without it nobody is recognised in new files."));

    private static string IdOf(IReadOnlyList<byte[]> chain) => Apply(chain, "key-id")[..IdLength];

    /// <summary>Applies the keys one after the other.</summary>
    internal static string Apply(IEnumerable<byte[]> keys, string text) =>
        keys.Aggregate(text, (value, key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value))));

    private static KeyLink NewLink() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), DateTimeOffset.UtcNow);
}

/// <summary>One key of a chain.</summary>
/// <param name="Key">32 bytes in base 64.</param>
/// <param name="Created">When it was made, UTC.</param>
internal sealed record KeyLink(string Key, DateTimeOffset Created);
