using System.Text.Json;
using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>
/// Everybody who has withdrawn, as pseudonyms. A file of its own, outside the catalogue and outside what a restore replaces: whatever
/// comes back from a backup or a source file, the list is applied to it.
/// </summary>
/// <param name="Entries">In the order in which they came.</param>
internal sealed record WithdrawalList(IReadOnlyList<WithdrawalEntry> Entries)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The list; empty when nobody has withdrawn.</summary>
    /// <exception cref="AlisException">Others may read it, or it is damaged: exit 5.</exception>
    public static WithdrawalList Read(DataFolders folders) => ReadFile(folders.Withdrawals);

    /// <summary>The list in a file; empty when there is none.</summary>
    /// <exception cref="AlisException">Others may read it, or it is damaged: exit 5.</exception>
    public static WithdrawalList ReadFile(string file)
    {
        if (!File.Exists(file))
            return new([]);
        if (DurableFiles.IsOpenToOthers(file))
            throw new AlisException(ExitCode.Integrity, new(
                $"Andre enn eieren kan lese listen over tilbaketrekninger «{file}». Kjør chmod 600 på den.",
                $"Others than the owner may read the list of withdrawals “{file}”. Run chmod 600 on it."));
        try
        {
            return JsonSerializer.Deserialize<WithdrawalList>(File.ReadAllText(file), Format) is { Entries: { } entries } list
                && entries.All(e => e is { Study: not null, Pseudonym: not null, KeyId: not null }) ? list : throw Damaged(file, null);
        }
        catch (JsonException e)
        {
            throw Damaged(file, e);
        }
    }

    /// <summary>Writes the list durably.</summary>
    public void Write(DataFolders folders) => DurableFiles.WritePrivate(folders.Withdrawals, JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>This list with what another has besides.</summary>
    public WithdrawalList With(WithdrawalList other) => new([.. Entries.UnionBy(other.Entries, e => (e.Study, e.Pseudonym))]);

    private static AlisException Damaged(string file, Exception? cause) => new(ExitCode.Integrity, new(
        $"Listen over tilbaketrekninger «{file}» er skadet. Hent den fra sikkerhetskopi; uten den kan ingenting leses inn.",
        $"The list of withdrawals “{file}” is damaged. Restore it from a backup; without it nothing is taken in."), inner: cause);
}

/// <summary>One person's withdrawal from one study.</summary>
/// <param name="Study">The study.</param>
/// <param name="Pseudonym">Who, under the key with id <paramref name="KeyId"/>.</param>
/// <param name="KeyId">The pseudonym key's id.</param>
/// <param name="At">When it was recorded, UTC.</param>
internal sealed record WithdrawalEntry(string Study, string Pseudonym, string KeyId, DateTimeOffset At);
