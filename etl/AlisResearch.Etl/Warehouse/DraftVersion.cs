using AlisResearch.Model;

namespace AlisResearch.Etl.Warehouse;

/// <summary>A version of a round in the making: a number and a place for its rows, nothing more. It exists once it is published.</summary>
/// <param name="Version">Its number, if it is published next.</param>
/// <param name="TemporaryFile">Full path of the Parquet file to write; the folder is there, the file is not.</param>
/// <param name="Round">The round.</param>
/// <param name="File">The file it becomes, relative to the warehouse folder.</param>
public sealed record DraftVersion(int Version, string TemporaryFile, SurveyRound Round, string File);

/// <summary>What the catalogue records of a published file.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="SourceFile">The source file's name, without its folder.</param>
/// <param name="SourceSha256">SHA-256 of the source file.</param>
/// <param name="DefinitionSha256">SHA-256 of what it was read with.</param>
/// <param name="KeyId">Id of the pseudonym key; null when the table has no pseudonyms.</param>
/// <param name="Codebook">Columns and value labels of the source file, JSON; null when it had none.</param>
/// <param name="Added">Rows that the version before did not have; null for the first version.</param>
/// <param name="Changed">Rows that the version before had with other values; null for the first version.</param>
/// <param name="Removed">Rows of the version before that are gone; null for the first version.</param>
/// <param name="NewestModified">The newest time of change among the rows, for cumulative rounds.</param>
public sealed record PublishedFile(
    long Rows, string SourceFile, string SourceSha256, string DefinitionSha256, string? KeyId = null, string? Codebook = null,
    long? Added = null, long? Changed = null, long? Removed = null, string? NewestModified = null);
