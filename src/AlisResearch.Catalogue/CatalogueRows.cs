using AlisResearch.Model;

namespace AlisResearch.Catalogue;

/// <summary>A published document.</summary>
public sealed class SourceRow
{
    /// <summary>Short name: S1.</summary>
    public required string Id { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; init; }

    /// <summary>Publication date, or a date it was out by.</summary>
    public required DateOnly Published { get; init; }
}

/// <summary>A study.</summary>
public sealed class StudyRow
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Proper name.</summary>
    public required string Name { get; init; }

    /// <summary>True for national reference figures.</summary>
    public required bool Reference { get; init; }

    /// <summary>Title, Norwegian.</summary>
    public required string TitleNb { get; init; }

    /// <summary>Title, English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Phases.</summary>
    public List<PhaseRow> Phases { get; init; } = [];

    /// <summary>Rounds.</summary>
    public List<RoundRow> Rounds { get; init; } = [];
}

/// <summary>A phase of a study.</summary>
public sealed class PhaseRow
{
    /// <summary>Key.</summary>
    public int Key { get; init; }

    /// <summary>Id, unique in the study.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Norwegian.</summary>
    public required string NameNb { get; init; }

    /// <summary>Name, English.</summary>
    public required string NameEn { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; null while open.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>Municipalities as stated.</summary>
    public required int? Municipalities { get; init; }

    /// <summary>Posts as stated.</summary>
    public required int? Positions { get; init; }

    /// <summary>Document.</summary>
    public required SourceRow Source { get; init; }

    /// <summary>Place in the document.</summary>
    public required string? Locator { get; init; }
}

/// <summary>A round of collection.</summary>
public sealed class RoundRow
{
    /// <summary>Key.</summary>
    public int Key { get; init; }

    /// <summary>Id, unique in the study.</summary>
    public required string Id { get; init; }

    /// <summary>Kind, a code of round_kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Title, Norwegian.</summary>
    public required string TitleNb { get; init; }

    /// <summary>Title, English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>Whether its rows are made up.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Document; null for made-up rows.</summary>
    public required SourceRow? Source { get; init; }

    /// <summary>Place in the document.</summary>
    public required string? Locator { get; init; }
}

/// <summary>A municipality code in its validity period.</summary>
public sealed class MunicipalityRow
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Name as Norwegian sorts it.</summary>
    public required string NameSort { get; init; }

    /// <summary>County code.</summary>
    public required string CountyCode { get; init; }

    /// <summary>County.</summary>
    public required string County { get; init; }

    /// <summary>OSO area, a code; null outside.</summary>
    public required string? Area { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>First day no longer in force.</summary>
    public required DateOnly? ValidTo { get; init; }
}

/// <summary>One municipality that became (part of) another.</summary>
public sealed class SuccessionRow
{
    /// <summary>Key.</summary>
    public int Key { get; init; }

    /// <summary>Code before.</summary>
    public required string FromCode { get; init; }

    /// <summary>Code after.</summary>
    public required string ToCode { get; init; }

    /// <summary>First day of the new code.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether only a part went there.</summary>
    public required bool Partial { get; init; }
}

/// <summary>A code of a code list.</summary>
public sealed class CodeRow
{
    /// <summary>Key; the list's order.</summary>
    public int Key { get; init; }

    /// <summary>Code list.</summary>
    public required string Codelist { get; init; }

    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Label, Norwegian.</summary>
    public required string Nb { get; init; }

    /// <summary>Label, English.</summary>
    public required string En { get; init; }
}

/// <summary>A table of the release.</summary>
public sealed class TableRow
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Title, Norwegian.</summary>
    public required string TitleNb { get; init; }

    /// <summary>Title, English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>The folder of the release that its file is in: public, cells or exact.</summary>
    public required string Folder { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether any of its rows are made up.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Columns that identify a row, comma-separated.</summary>
    public required string KeyColumns { get; init; }

    /// <summary>Columns in order.</summary>
    public List<VariableRow> Variables { get; init; } = [];

    /// <summary>The table's contract, as far as a release tells it.</summary>
    public TableContract ToContract() => new(
        Name, new(TitleNb, TitleEn), LocalText.Same(""), Release: true, Derived: false, KeyColumns.Split(','),
        [.. Variables.OrderBy(v => v.Key).Select(v => new ColumnContract(
            v.Name, Enum.GetValues<ColumnType>().Single(t => Spelling.Constant(t) == v.Type), v.Codelist, Required: false,
            ColumnClass.Public, v.Unit, null, null, new(v.Nb, v.En)))]);
}

/// <summary>A variable (column) of a released table.</summary>
public sealed class VariableRow
{
    /// <summary>Key; the table's order.</summary>
    public int Key { get; init; }

    /// <summary>Table.</summary>
    public required string TableName { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Type, as in the table contract.</summary>
    public required string Type { get; init; }

    /// <summary>Code list, for codes.</summary>
    public required string? Codelist { get; init; }

    /// <summary>Unit.</summary>
    public required string? Unit { get; init; }

    /// <summary>Meaning, Norwegian.</summary>
    public required string Nb { get; init; }

    /// <summary>Meaning, English.</summary>
    public required string En { get; init; }
}

/// <summary>A published number with its verdict.</summary>
public sealed class ClaimRow
{
    /// <summary>Key; the ledger's order.</summary>
    public required int Key { get; init; }

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Study; null for the whole country.</summary>
    public required string? Study { get; init; }

    /// <summary>Statement, Norwegian.</summary>
    public required string StatementNb { get; init; }

    /// <summary>Statement, English.</summary>
    public required string StatementEn { get; init; }

    /// <summary>Document.</summary>
    public required SourceRow Source { get; init; }

    /// <summary>Place in the document.</summary>
    public required string? Locator { get; init; }

    /// <summary>Printed number.</summary>
    public required double? Published { get; init; }

    /// <summary>As printed.</summary>
    public required string? PublishedText { get; init; }

    /// <summary>Recomputed number.</summary>
    public required double? Computed { get; init; }

    /// <summary>Verdict, a code of claim_verdict.</summary>
    public required string Verdict { get; init; }

    /// <summary>Note, Norwegian.</summary>
    public required string? NoteNb { get; init; }

    /// <summary>Note, English.</summary>
    public required string? NoteEn { get; init; }

    /// <summary>Claims on the same quantity that print something else.</summary>
    public List<ClaimRow> Contradicts { get; init; } = [];
}

/// <summary>One post as known on a date: public columns only.</summary>
public sealed class RecruitmentRow
{
    /// <summary>Key; the order of study and post.</summary>
    public required int Key { get; init; }

    /// <summary>Post, unique in the study.</summary>
    public required string Post { get; init; }

    /// <summary>Study.</summary>
    public required string Study { get; init; }

    /// <summary>Phase.</summary>
    public required string? Phase { get; init; }

    /// <summary>The application (printed row) the post belongs to.</summary>
    public required string Unit { get; init; }

    /// <summary>OSO area, a code.</summary>
    public required string? Area { get; init; }

    /// <summary>Municipality as printed.</summary>
    public required string PrintedMunicipality { get; init; }

    /// <summary>Practice.</summary>
    public required string? Practice { get; init; }

    /// <summary>List cap, patients.</summary>
    public required int? ListCap { get; init; }

    /// <summary>The source prints "?" for the cap.</summary>
    public required bool ListCapUnknown { get; init; }

    /// <summary>The post shares a list.</summary>
    public required bool SharedList { get; init; }

    /// <summary>Applicants.</summary>
    public required int? Applicants { get; init; }

    /// <summary>Applicants by advertisement round, separated by semicolons.</summary>
    public required string? ApplicantsByRound { get; init; }

    /// <summary>Applicants printed for all posts of the unit together.</summary>
    public required int? ApplicantsJoint { get; init; }

    /// <summary>The source prints "?" for the applicants.</summary>
    public required bool ApplicantsUnknown { get; init; }

    /// <summary>Appointed.</summary>
    public required int? Appointed { get; init; }

    /// <summary>Contract form, a code.</summary>
    public required string? ContractForm { get; init; }

    /// <summary>The form is printed with "?".</summary>
    public required bool ContractFormUncertain { get; init; }

    /// <summary>Scheme, a code.</summary>
    public required string? Scheme { get; init; }

    /// <summary>The scheme is printed with "?".</summary>
    public required bool SchemeUncertain { get; init; }

    /// <summary>Scheme printed once for several posts.</summary>
    public required string? SchemeJoint { get; init; }

    /// <summary>The date the row is known for.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>Document.</summary>
    public required SourceRow Source { get; init; }

    /// <summary>Place in the document.</summary>
    public required string? Locator { get; init; }

    /// <summary>Municipalities that share the post.</summary>
    public List<MunicipalityRow> Municipalities { get; init; } = [];
}
