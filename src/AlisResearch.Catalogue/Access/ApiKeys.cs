using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Catalogue;

/// <summary>A key to internal releases. The key itself is shown once and kept nowhere.</summary>
/// <param name="Id">What it is called by, to revoke it.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Sha256">SHA-256 of the key, lower-case hexadecimal: a key of 256 random bits needs no slower hash.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">From when on it opens nothing.</param>
/// <param name="Revoked">When it was revoked; null while it is not.</param>
public sealed record ApiKey(string Id, string Label, string Sha256, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Revoked)
{
    /// <summary>Whether it opens anything at a moment.</summary>
    public bool IsValid(DateTimeOffset moment) => Revoked is null && moment < Expires;
}

/// <summary>The keys of the API, in a file that only its owner may read. It is read anew for each request: a key that is revoked opens nothing from then on.</summary>
/// <param name="file">The file.</param>
public sealed class ApiKeys(string file)
{
    private const string Prefix = "alis_";
    private const int KeyBytes = 32;
    private const int IdBytes = 4;

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Every key, the oldest first.</summary>
    /// <exception cref="AlisException">The file is unreadable, or open to others: exit 5.</exception>
    public IReadOnlyList<ApiKey> All()
    {
        if (!File.Exists(file))
            return [];
        if (DurableFiles.IsOpenToOthers(file))
            throw new AlisException(ExitCode.Integrity, new(
                $"Andre kan lese «{file}». Steng den: chmod 600.", $"Others may read “{file}”. Close it: chmod 600."));
        try
        {
            return JsonSerializer.Deserialize<List<ApiKey>>(File.ReadAllBytes(file), Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new AlisException(ExitCode.Integrity, new($"«{file}» er ødelagt. Slett den og lag nye nøkler.", $"“{file}” is damaged. Delete it and make new keys."), inner: e);
        }
    }

    /// <summary>Whether a text is a key that opens internal releases now. It takes as long whichever of the keys it is like.</summary>
    public bool Opens(string text)
    {
        var given = Hash(text);
        var now = DateTimeOffset.UtcNow;
        var opens = false;
        foreach (var key in All())
            opens |= CryptographicOperations.FixedTimeEquals(given, Convert.FromHexString(key.Sha256)) & key.IsValid(now);
        return opens;
    }

    /// <summary>Makes a key.</summary>
    /// <param name="label">What it is for.</param>
    /// <param name="expires">From when on it opens nothing.</param>
    /// <returns>The key, which is stored nowhere, and what is stored of it.</returns>
    public (string Key, ApiKey Stored) Add(string label, DateTimeOffset expires)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var stored = new ApiKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), label, Convert.ToHexStringLower(Hash(key)), DateTimeOffset.UtcNow, expires, Revoked: null);
        Change(keys => [.. keys, stored]);
        return (key, stored);
    }

    /// <summary>Revokes a key.</summary>
    /// <returns>False when there is none of this id that was not revoked before.</returns>
    public bool Revoke(string id)
    {
        var found = false;
        Change(keys =>
        {
            found = keys.Any(k => k.Id == id && k.Revoked is null);
            return [.. keys.Select(k => k.Id == id ? k with { Revoked = k.Revoked ?? DateTimeOffset.UtcNow } : k)];
        });
        return found;
    }

    private void Change(Func<IReadOnlyList<ApiKey>, IReadOnlyList<ApiKey>> change)
    {
        DataFolders.CreatePrivate(Path.GetDirectoryName(file)!);
        using var writing = FolderLock.Take(file + ".lock");
        DurableFiles.WritePrivate(file, JsonSerializer.Serialize(change(All()), Json) + "\n");
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
