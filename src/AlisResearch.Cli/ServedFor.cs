using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>The API as a process of its own, for as long as a piece of work takes.</summary>
internal static class ServedFor
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromHours(1);

    /// <summary>Starts it, works, and stops it. Internal releases are opened by a key that is revoked afterwards.</summary>
    /// <param name="folders">Where releases are.</param>
    /// <param name="isInternal">Whether the work is on internal releases.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AlisException">The API did not start.</exception>
    public static async Task<T> Work<T>(DataFolders folders, bool isInternal, Func<HttpClient, Task<T>> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var keys = isInternal ? new ApiKeys(folders.ApiKeys) : null;
        var key = keys?.Add("alis", DateTimeOffset.UtcNow + LongestWork);
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var serving = ApiProcess.Run(folders, port: 0, isInternal, address.SetResult, stop.Token);
        try
        {
            if (await Task.WhenAny(serving, address.Task) == serving)
                throw new AlisException(await serving, new("API-et startet ikke.", "The API did not start."));
            using var api = new HttpClient { BaseAddress = new(await address.Task) };
            if (key is { } given)
                api.DefaultRequestHeaders.Authorization = new("Bearer", given.Key);
            return await work(api);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(serving); // it ends as it was asked to
            if (key is { } used)
                keys!.Revoke(used.Stored.Id);
        }
    }
}
