using AlisResearch.Model;

namespace AlisResearch.Api;

/// <summary>All that the API is given. There is no path to the warehouse among it.</summary>
/// <param name="Releases">Folder of releases of one kind.</param>
/// <param name="PublicKey">The public key that verifies them.</param>
/// <param name="Urls">Where to listen; the loopback address unless told otherwise.</param>
/// <param name="ApiKeys">The file of keys: internal releases are served, and only with one; null for public ones.</param>
/// <param name="StopWithInput">Stop when standard input closes: set by the process that started this one.</param>
public sealed record ApiOptions(string Releases, string PublicKey, string Urls, string? ApiKeys, bool StopWithInput)
{
    /// <summary>Reads the command line.</summary>
    /// <exception cref="AlisException">An option is missing or unknown: exit 2.</exception>
    public static ApiOptions Parse(string[] args)
    {
        string? releases = null, key = null, urls = null, keys = null;
        var stop = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--releases" when i + 1 < args.Length: releases = args[++i]; break;
                case "--public-key" when i + 1 < args.Length: key = args[++i]; break;
                case "--urls" when i + 1 < args.Length: urls = args[++i]; break;
                case "--api-keys" when i + 1 < args.Length: keys = args[++i]; break;
                case "--stop-with-input": stop = true; break;
                default: throw Usage();
            }
        }

        return releases is null || key is null ? throw Usage() : new(releases, key, urls ?? "http://127.0.0.1:5080", keys, stop);
    }

    private static AlisException Usage() => new(ExitCode.Usage, new(
        "Bruk: AlisResearch.Api --releases MAPPE --public-key FIL [--urls http://127.0.0.1:5080] [--api-keys FIL]. Enklere: alis serve.",
        "Usage: AlisResearch.Api --releases FOLDER --public-key FILE [--urls http://127.0.0.1:5080] [--api-keys FILE]. Simpler: alis serve."));
}
