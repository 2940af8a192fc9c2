using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlisResearch.Catalogue;

/// <summary>Who may read a release.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReleaseKind>))]
public enum ReleaseKind
{
    /// <summary>Protected; for publication.</summary>
    [JsonStringEnumMemberName("PUBLIC")]
    Public,

    /// <summary>Exact; for the researchers who own the data, on their own machine.</summary>
    [JsonStringEnumMemberName("INTERNAL")]
    Internal,
}

/// <summary>
/// What a release holds: every file with its SHA-256, signed as a whole. No hash of raw input stands here: it would let a guess of
/// the input be confirmed.
/// </summary>
/// <param name="Format">Version of the folder's format.</param>
/// <param name="Id">The date, and the first characters of the hash of the content.</param>
/// <param name="Kind">PUBLIC or INTERNAL.</param>
/// <param name="Date">The pre-set date it was released on.</param>
/// <param name="Policy">Version of the disclosure policy.</param>
/// <param name="Synthetic">Whether any row is made up.</param>
/// <param name="Citation">How to cite it.</param>
/// <param name="CodeVersion">Version of the program that built it.</param>
/// <param name="Files">Every other file of the folder but the signature, in path order.</param>
public sealed record ReleaseManifest(
    int Format, string Id, ReleaseKind Kind, DateOnly Date, string Policy, bool Synthetic, string Citation, string CodeVersion,
    IReadOnlyList<ReleaseFile> Files)
{
    /// <summary>The format written and read here.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The manifest's file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Its signature: ECDSA P-256 over the manifest's bytes, DER.</summary>
    public const string SignatureFileName = "manifest.sig";

    private static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The bytes that are written and signed.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static ReleaseManifest FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<ReleaseManifest>(bytes, Json) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>One file of a release.</summary>
/// <param name="Path">Path below the release folder, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal.</param>
public sealed record ReleaseFile(string Path, long Bytes, string Sha256);
