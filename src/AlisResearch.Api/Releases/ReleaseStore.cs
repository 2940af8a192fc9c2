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
        if (verified.FirstOrDefault(r => r.Manifest.Kind != ReleaseKind.Public) is { } secret)
            throw new AlisException(ExitCode.Disclosure, new(
                $"Utgivelsen {secret.Manifest.Id} er intern og vises ikke her.", $"Release {secret.Manifest.Id} is internal and is not served here."));
        return new(verified
            .OrderByDescending(r => r.Manifest.Date).ThenBy(r => r.Manifest.Id, StringComparer.Ordinal)
            .Select(r => new OpenRelease(r)).ToList());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var release in _releases)
            release.Dispose();
    }
}
