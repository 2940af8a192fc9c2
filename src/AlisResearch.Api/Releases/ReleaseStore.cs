using AlisResearch.Api.Http;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Api;

/// <summary>The releases being served. One that does not verify is refused, and the API does not start on it.</summary>
public sealed class ReleaseStore : IDisposable
{
    private readonly List<OpenRelease> _releases;

    private ReleaseStore(List<OpenRelease> releases) => _releases = releases;

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<OpenRelease> All => _releases;

    /// <summary>The newest.</summary>
    public OpenRelease Current => _releases[0];

    /// <summary>The release with this id, the current one for null; null when there is none.</summary>
    public OpenRelease? Find(string? id) => id is null ? Current : _releases.FirstOrDefault(r => r.Manifest.Id == id);

    /// <summary>Verifies and opens every release of the folder.</summary>
    /// <exception cref="AlisException">A release does not verify: exit 5. There is none: exit 2.</exception>
    public static ReleaseStore Open(ApiOptions options)
    {
        var paths = ReleaseFolder.List(options.Releases);
        if (paths.Count == 0)
            throw new AlisException(ExitCode.Usage, new(
                $"Det er ingen utgivelse i «{options.Releases}».", $"There is no release in “{options.Releases}”."));
        using var key = ReleaseFolder.ReadVerificationKey(options.PublicKey);
        var verified = paths.Select(path => ReleaseFolder.Open(path, key)).ToList();
        Admit(options, verified);
        return new(verified
            .OrderByDescending(r => r.Manifest.Date).ThenBy(r => r.Manifest.Id, StringComparer.Ordinal)
            .Select(r => new OpenRelease(r)).ToList());
    }

    /// <summary>Public and internal releases are never served together; internal ones on this machine only, from folders that are their owner's alone.</summary>
    private static void Admit(ApiOptions options, IReadOnlyList<ReleaseFolder> verified)
    {
        if (options.ApiKeys is null)
        {
            if (verified.FirstOrDefault(r => r.Manifest.Kind != ReleaseKind.Public) is { } secret)
                throw new AlisException(ExitCode.Disclosure, new(
                    $"Utgivelsen {secret.Manifest.Id} er intern og vises ikke uten nøkkel.", $"Release {secret.Manifest.Id} is internal and is not served without a key."));
            return;
        }

        if (verified.FirstOrDefault(r => r.Manifest.Kind != ReleaseKind.Internal) is { } open)
            throw new AlisException(ExitCode.Disclosure, new(
                $"Utgivelsen {open.Manifest.Id} er offentlig og vises ikke sammen med interne.", $"Release {open.Manifest.Id} is public and is not served together with internal ones."));
        if (!Loopback.IsAll(options.Urls))
            throw new AlisException(ExitCode.Disclosure, new(
                $"Interne utgivelser vises bare på denne maskinen (127.0.0.1), ikke på {options.Urls}.", $"Internal releases are served on this machine only (127.0.0.1), not at {options.Urls}."));
        if (verified.Select(r => r.Path).Prepend(options.Releases).FirstOrDefault(DurableFiles.IsOpenToOthers) is { } exposed)
            throw new AlisException(ExitCode.Disclosure, new(
                $"Andre kan åpne «{exposed}», som er intern. Steng den: chmod 700.", $"Others may open “{exposed}”, which is internal. Close it: chmod 700."));
        _ = new ApiKeys(options.ApiKeys).All();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var release in _releases)
            release.Dispose();
    }
}
