namespace AlisResearch.Model;

/// <summary>How a round's file is written.</summary>
public sealed record SourceFormat
{
    internal static SourceFormat Read(YamlMap round, string fileName)
    {
        _ = (round.OptionalMap("format"), fileName);
        return new();
    }
}
