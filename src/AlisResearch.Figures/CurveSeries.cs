namespace AlisResearch.Figures;

/// <summary>A curve of shares by months since entry.</summary>
/// <param name="Name">Whose it is; empty where there is one curve.</param>
/// <param name="Entered">Who entered.</param>
/// <param name="Points">Its steps, by months.</param>
/// <param name="Median">Months after which half have left; null where that is not reached or not asked.</param>
public sealed record CurveSeries(string Name, int Entered, IReadOnlyList<CurvePoint> Points, double? Median = null);

/// <summary>A step of a curve.</summary>
/// <param name="Months">Months since entry.</param>
/// <param name="Share">The share from there on, 0 to 1.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Rounding">The part of the limits that is the rounding's, either side; null where nothing is rounded.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Left">Left.</param>
/// <param name="Censored">Censored; null where it is not known.</param>
public sealed record CurvePoint(double Months, double Share, double? Lower, double? Upper, double? Rounding, int AtRisk, int Left, int? Censored);
