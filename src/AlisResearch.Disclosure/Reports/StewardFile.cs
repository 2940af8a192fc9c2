using System.Text.Json;
using System.Text.Json.Serialization;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The steward's reports on releases, as JSON that only its owner may read.</summary>
internal static class StewardFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <summary>Writes a report whole.</summary>
    public static void Write<T>(DataFolders folders, string file, T report)
    {
        DataFolders.CreatePrivate(folders.DisclosureReports);
        DurableFiles.WritePrivate(file, JsonSerializer.Serialize(report, Json) + "\n");
    }
}
