namespace AlisResearch.Api.Http;

/// <summary>Addresses of this machine alone.</summary>
internal static class Loopback
{
    /// <summary>Whether every address of a list, separated by semicolons, is one.</summary>
    public static bool IsAll(string urls) => urls.Split(';').All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
