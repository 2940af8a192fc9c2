using System.Globalization;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>
/// Public releases follow one another: a date has one, none is added before the last, and the next retires those before it. Retired ones count: what was published once,
/// others have kept.
/// </summary>
public static class ReleaseDates
{
    /// <summary>Every public release there has been, retired or not, by name.</summary>
    public static IReadOnlyList<string> All(DataFolders folders) =>
        [.. ReleaseFolder.List(folders.PublicReleases).Concat(ReleaseFolder.List(folders.RetiredReleases)).Where(r => DateOf(r) is not null).OrderBy(r => Path.GetFileName(r), StringComparer.Ordinal)];

    /// <summary>The date in a release's name; null for a folder that is none.</summary>
    public static DateOnly? DateOf(string release) =>
        Path.GetFileName(release) is { Length: > 11 } name && DateOnly.TryParseExact(name[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Refuses a second release of a date, and a date before the last release.</summary>
    /// <exception cref="AlisException">Exit 4.</exception>
    public static void Refuse(DataFolders folders, DateOnly date, string id)
    {
        if (Directory.Exists(Path.Combine(folders.RetiredReleases, id)))
            throw new AlisException(ExitCode.Disclosure, new(
                $"Utgivelsen {id} er tatt ut av bruk og lages ikke på nytt. Vent til neste dato i policyen.", $"Release {id} has been retired and is not made again. Wait for the policy's next date."));
        var names = All(folders).Select(r => Path.GetFileName(r)!).Where(n => n != id).ToList();
        if (names.FirstOrDefault(n => n.StartsWith($"{date:yyyy-MM-dd}-", StringComparison.Ordinal)) is { } other)
            throw new AlisException(ExitCode.Disclosure, new(
                $"Det finnes alt en utgivelse datert {date:yyyy-MM-dd} ({other}), og data eller policy er endret siden. Rettelser venter til neste dato i policyen (schema/disclosure/policy.yml). For en prøve: bruk en annen datamappe, --data.",
                $"There is a release dated {date:yyyy-MM-dd} already ({other}), and data or policy have changed since. Corrections wait for the policy's next date (schema/disclosure/policy.yml). For a trial, use another data folder, --data."));
        if (names.LastOrDefault(n => DateOf(n) > date) is { } later)
            throw new AlisException(ExitCode.Disclosure, new(
                $"{date:yyyy-MM-dd} er før den siste utgivelsen ({later}). En dato kan ikke legges til eller flyttes dit etterpå.",
                $"{date:yyyy-MM-dd} is before the last release ({later}). A date cannot be added or moved there afterwards."));
    }

    /// <summary>Retires the releases before one.</summary>
    /// <returns>Their ids.</returns>
    public static IReadOnlyList<string> RetireBefore(DataFolders folders, string id)
    {
        var before = ReleaseFolder.List(folders.PublicReleases).Where(r => DateOf(r) < DateOf(id)).ToList();
        foreach (var release in before)
            Retire(folders, release);
        return [.. before.Select(r => Path.GetFileName(r)!)];
    }

    /// <summary>Moves a public release out of the folder that is served.</summary>
    /// <returns>Where it lies then.</returns>
    public static string Retire(DataFolders folders, string release)
    {
        var target = Path.Combine(folders.RetiredReleases, Path.GetFileName(release));
        Directory.CreateDirectory(folders.RetiredReleases);
        Directory.Move(release, target);
        return target;
    }
}
