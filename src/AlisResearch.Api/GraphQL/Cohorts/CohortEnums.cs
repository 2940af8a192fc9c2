namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>What a spell belongs to. Leaving this post and leaving the study are different things, with different turnover.</summary>
public enum SpellUnit
{
    /// <summary>A doctor in a post.</summary>
    DoctorInPosition,

    /// <summary>A doctor in a municipality, whichever post.</summary>
    DoctorInMunicipality,

    /// <summary>A doctor in the study, whichever post.</summary>
    DoctorInStudy,

    /// <summary>A post with any holder.</summary>
    Position,
}

/// <summary>What a cohort can be grouped by. A public release holds few of them for each study; NOT_RELEASED says which.</summary>
public enum CohortDimension
{
    /// <summary>Study.</summary>
    Study,

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
