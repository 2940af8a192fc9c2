namespace AlisResearch.Api.Http;

/// <summary>
/// Stops when standard input closes. Whoever started this process holds the other end, so that it never outlives its parent, however
/// the parent ends.
/// </summary>
internal static class StopWithInput
{
    /// <summary>Watches in the background.</summary>
    public static void Watch(IHostApplicationLifetime lifetime) => _ = Task.Run(async () =>
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (await input.ReadAsync(buffer, lifetime.ApplicationStopping) > 0)
        {
        }

        lifetime.StopApplication();
    });
}
