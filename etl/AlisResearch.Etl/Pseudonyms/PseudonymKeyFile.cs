using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Etl.Pseudonyms;

/// <summary>A study's pseudonym key on disk: JSON with the key's id and its chain, mode 600, outside the warehouse folder.</summary>
internal static class PseudonymKeyFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The key, or null when there is no file.</summary>
    /// <exception cref="AlisException">Others may read it, or it is damaged: exit 5.</exception>
    public static PseudonymKey? Read(DataFolders folders, string study)
    {
        var file = folders.PseudonymKey(study);
        if (!File.Exists(file))
            return null;
        if (DurableFiles.IsOpenToOthers(file))
            throw new AlisException(ExitCode.Integrity, new(
                $"Andre enn eieren kan lese pseudonymnøkkelen «{file}». Kjør chmod 600 på den, og vurder å fornye den: alis pseudonyms rotate.",
                $"Others than the owner may read the pseudonym key “{file}”. Run chmod 600 on it, and consider renewing it: alis pseudonyms rotate."));
        return Parse(File.ReadAllText(file), study, out var cause) ?? throw new AlisException(ExitCode.Integrity, new(
            $"Pseudonymnøkkelen «{file}» er skadet. Hent den fra sikkerhetskopi.",
            $"The pseudonym key “{file}” is damaged. Restore it from a backup."), inner: cause);
    }

    /// <summary>Writes the key durably, over an earlier one.</summary>
    public static void Write(DataFolders folders, PseudonymKey key)
    {
        DataFolders.CreatePrivate(folders.Keys);
        DurableFiles.WritePrivate(folders.PseudonymKey(key.Study), Text(key));
    }

    /// <summary>The studies that have a key file, in order.</summary>
    public static IReadOnlyList<string> Studies(DataFolders folders) => !Directory.Exists(folders.Keys) ? [] :
    [
        .. Directory.EnumerateFiles(folders.Keys, Path.GetFileName(folders.PseudonymKey("*")))
            .Select(f => Path.GetFileNameWithoutExtension(f)["pseudonyms-".Length..]).Order(StringComparer.Ordinal),
    ];

    private static string Text(PseudonymKey key) => JsonSerializer.Serialize(new Content(key.Study, key.Id, key.Links), Format) + "\n";

    /// <summary>The id proves the chain whole: a changed digit gives another.</summary>
    private static PseudonymKey? Parse(string text, string study, out JsonException? cause)
    {
        cause = null;
        try
        {
            return JsonSerializer.Deserialize<Content>(text, Format) is { Keys: { } links } content && content.Study == study
                && links.All(l => l?.Key is not null) && PseudonymKey.From(study, links) is { } key && key.Id == content.Id ? key : null;
        }
        catch (JsonException e)
        {
            cause = e;
            return null;
        }
    }

    private sealed record Content(string Study, string Id, IReadOnlyList<KeyLink> Keys);
}
