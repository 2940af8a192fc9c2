namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>What a cohort can be grouped by. A public release holds few of them for each study; NOT_RELEASED says which.</summary>
public enum CohortDimension
{
    /// <summary>Study.</summary>
    Study,

    /// <summary>Phase of the study.</summary>
    Phase,

    /// <summary>Contract form, or the level that is released.</summary>
    ContractForm,

    /// <summary>Training scheme.</summary>
    Scheme,

    /// <summary>OSO area.</summary>
    Area,

    /// <summary>Centrality, in three groups or the level that is released.</summary>
    CentralityGroup,

    /// <summary>Size class of the municipality.</summary>
    MunicipalitySize,

    /// <summary>The year in which the spell or the post began.</summary>
    EntryYear,

    /// <summary>Centrality class, 1 to 6.</summary>
    Centrality,

    /// <summary>List cap of the post, patients.</summary>
    ListCap,
}

/// <summary>The periods of turnover.</summary>
public enum Period
{
    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Calendar half-years.</summary>
    HalfYear,
}

/// <summary>What leavers are told apart by.</summary>
public enum ExitDimension
{
    /// <summary>Why the spell ended.</summary>
    EndReason,

    /// <summary>Where the doctor went.</summary>
    Destination,
}

/// <summary>Centrality, Statistics Norway's classes two by two.</summary>
public enum CentralityGroup
{
    /// <summary>Classes 1 and 2.</summary>
    Central,

    /// <summary>Classes 3 and 4.</summary>
    Intermediate,

    /// <summary>Classes 5 and 6.</summary>
    Remote,
}

/// <summary>Size class of a municipality.</summary>
public enum MunicipalitySize
{
    /// <summary>Below 5,000 residents.</summary>
    Small,

    /// <summary>Below 20,000.</summary>
    Medium,

    /// <summary>More.</summary>
    Large,
}
