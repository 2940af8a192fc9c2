using AlisResearch.Model;

namespace AlisResearch.Etl;

/// <summary>How far a long piece of work has come.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Fraction">The share done, from 0 to 1; null when it is not known.</param>
public sealed record IngestProgress(LocalText What, double? Fraction);
