using System.CommandLine;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>What the release commands share.</summary>
internal static class ReleaseOptions
{
    /// <summary>Another policy.</summary>
    public static Option<string?> Policy(Terminal terminal)
    {
        var option = new Option<string?>("--policy")
        {
            HelpName = "FILE",
            Description = terminal.Say("En annen policy enn schema/disclosure/policy.yml.", "Another policy than schema/disclosure/policy.yml."),
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !File.Exists(file))
                result.AddError(terminal.Say($"Policyen «{file}» finnes ikke.", $"There is no policy “{file}”."));
        });
        return option;
    }

    /// <summary>A release's id.</summary>
    public static Argument<string> Release(Terminal terminal, string name = "RELEASE") => new(name) { Description = terminal.Say("Utgivelsens id; se alis release list.", "The release's id; see alis release list.") };

    /// <summary>The folders of all releases that are not retired, the public ones first.</summary>
    public static IReadOnlyList<string> All(DataFolders folders) => [.. ReleaseFolder.List(folders.PublicReleases), .. ReleaseFolder.List(folders.InternalReleases)];

    /// <summary>Whether a release is internal.</summary>
    public static bool IsInternal(DataFolders folders, string release) => Path.GetDirectoryName(release) == folders.InternalReleases;

    /// <summary>The folder of a release.</summary>
    /// <param name="folders">Where releases are.</param>
    /// <param name="id">Its id.</param>
    /// <param name="orRetired">Whether one that is no longer served will do.</param>
    /// <exception cref="AlisException">There is none: exit 2, with the nearest.</exception>
    public static string Find(DataFolders folders, string id, bool orRetired = false)
    {
        IReadOnlyList<string> releases = orRetired ? [.. All(folders), .. ReleaseFolder.List(folders.RetiredReleases)] : All(folders);
        if (releases.FirstOrDefault(r => Path.GetFileName(r) == id) is { } found)
            return found;
        var near = Suggest.DidYouMean(id, [.. releases.Select(r => Path.GetFileName(r)!)]);
        throw new AlisException(ExitCode.Usage, new($"Fant ingen utgivelse «{id}». {near.Nb}", $"There is no release “{id}”. {near.En}"));
    }

    /// <summary>The folder of a release; of the last public one for no id.</summary>
    /// <exception cref="AlisException">There is none: exit 2, with what to do.</exception>
    public static string OrLastPublic(DataFolders folders, string? id)
    {
        if (id is not null)
            return Find(folders, id);
        return ReleaseFolder.List(folders.PublicReleases) is [.., var last]
            ? last
            : throw new AlisException(ExitCode.Usage, new("Det finnes ingen offentlig utgivelse ennå. Lag en: alis release build", "There is no public release yet. Make one: alis release build"));
    }
}
