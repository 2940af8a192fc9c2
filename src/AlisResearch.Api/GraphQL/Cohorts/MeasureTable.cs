using System.Globalization;
using AlisResearch.Analytics;
using AlisResearch.Model;
using GraphQL;

namespace AlisResearch.Api.GraphQL.Cohorts;

/// <summary>A setting of a measure.</summary>
[Name("MeasureSetting")]
public sealed class MeasureSetting
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its value as a text; numbers of a list are separated by commas.</summary>
    public required string Value { get; init; }
}

/// <summary>A measure's result table.</summary>
[Name("MeasureTable")]
public sealed class MeasureTable
{
    private readonly MeasureResult _result;

    internal MeasureTable(MeasureResult result, ProvenanceNode provenance) => (_result, Provenance) = (result, provenance);

    /// <summary>The measure.</summary>
    [Id]
    public string Measure => _result.Measure.Name;

    /// <summary>Its title.</summary>
    /// <param name="lang">Language.</param>
    public string Title(Language lang = Language.Nb) => _result.Measure.Title.In(lang);

    /// <summary>The columns: groups first, then the measure's own.</summary>
    public IEnumerable<MeasureColumn> Columns => _result.Columns.Select(c => new MeasureColumn(c));

    /// <summary>The rows: a text a column, numbers with a decimal point; null where there is no value.</summary>
    public IEnumerable<IEnumerable<string?>> Rows => _result.Rows.Select(r => r.Select(v => v switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(v, CultureInfo.InvariantCulture),
    }));

    /// <summary>Why there is no row at all, a code of the code list not_computable.</summary>
    public string? NotComputable => _result.NotComputable;

    /// <summary>Where it comes from.</summary>
    public ProvenanceNode Provenance { get; }
}

/// <summary>A column of a measure's result table.</summary>
[Name("MeasureColumn")]
public sealed class MeasureColumn
{
    private readonly ColumnContract _column;

    internal MeasureColumn(ColumnContract column) => _column = column;

    /// <summary>Name.</summary>
    public string Name => _column.Name;

    /// <summary>Unit; null where it has none.</summary>
    public string? Unit => _column.Unit;

    /// <summary>Code list, for codes.</summary>
    public string? Codelist => _column.Codelist;

    /// <summary>Its meaning.</summary>
    /// <param name="lang">Language.</param>
    public string Meaning(Language lang = Language.Nb) => _column.Meaning.In(lang);
}
