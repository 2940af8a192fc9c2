using AlisResearch.Model;

namespace AlisResearch.Api.GraphQL;

/// <summary>Stored codes as GraphQL enumerations: both are spelled alike.</summary>
internal static class Codes
{
    /// <summary>The enumeration value of a stored code.</summary>
    /// <exception cref="InvalidOperationException">The release holds a code that the contract lacks.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Spelling.Constant(v!.Value) == code)
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no value for a stored code.");

    /// <summary>The enumeration value of a stored code, or null.</summary>
    public static T? ParseOptional<T>(string? code)
        where T : struct, Enum => code is null ? null : Parse<T>(code);

    /// <summary>The stored code of an enumeration value, or null.</summary>
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } given ? Spelling.Constant(given) : null;
}

/// <summary>Health-trust area of Northern Norway (OSO: overordnet samarbeidsorgan between municipalities and a trust).</summary>
public enum OsoArea
{
    /// <summary>Finnmarkssykehuset.</summary>
    Finnmark,

    /// <summary>Universitetssykehuset Nord-Norge.</summary>
    Unn,

    /// <summary>Nordlandssykehuset.</summary>
    Nordland,

    /// <summary>Helgelandssykehuset.</summary>
    Helgeland,
}

/// <summary>How the doctor is engaged.</summary>
public enum ContractForm
{
    /// <summary>Fastlønn: salaried by the municipality.</summary>
    Fastlonn,

    /// <summary>Næring: self-employed with a list contract.</summary>
    Naring,

    /// <summary>A list started at zero patients.</summary>
    ZeroList,

    /// <summary>Salaried locum in a self-employed post.</summary>
    SalariedLocum,

    /// <summary>Locum.</summary>
    Locum,

    /// <summary>Introductory post.</summary>
    Introductory,

    /// <summary>Municipal doctor without a patient list.</summary>
    MunicipalNonGp,
}

/// <summary>Specialist-training scheme.</summary>
public enum Scheme
{
    /// <summary>Gammel ordning, before 1 March 2019.</summary>
    Old,

    /// <summary>Ny ordning, from 1 March 2019.</summary>
    New,
}

/// <summary>Ascending or descending.</summary>
public enum SortDirection
{
    /// <summary>Smallest first.</summary>
    Asc,

    /// <summary>Largest first.</summary>
    Desc,
}
