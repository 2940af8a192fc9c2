using AlisResearch.Catalogue;

namespace AlisResearch.Disclosure;

/// <summary>The public recruitment table as catalogue rows, which GraphQL filters, sorts and pages.</summary>
internal static class RecruitmentRows
{
    /// <summary>One row a post, in the table's order.</summary>
    public static IEnumerable<RecruitmentRow> From(
        ReleaseTable table, IReadOnlyDictionary<string, SourceRow> sources, IReadOnlyDictionary<string, MunicipalityRow> municipalities)
    {
        var index = table.Contract.Columns.Index().ToDictionary(c => c.Item.Name, c => c.Index);
        return table.Rows.Select((row, i) =>
        {
            string? Text(string column) => (string?)row[index[column]];
            int? Integer(string column) => row[index[column]] is long value ? checked((int)value) : null;
            bool Flag(string column) => row[index[column]] is true;
            return new RecruitmentRow
            {
                Key = i + 1,
                Post = Text("post")!,
                Study = Text("study")!,
                Phase = Text("phase"),
                Unit = Text("unit")!,
                Area = Text("area"),
                PrintedMunicipality = Text("municipality")!,
                Practice = Text("practice"),
                ListCap = Integer("list_cap"),
                ListCapUnknown = Flag("list_cap_unknown"),
                SharedList = Flag("shared_list"),
                Applicants = Integer("applicants"),
                ApplicantsByRound = Text("applicants_by_round"),
                ApplicantsJoint = Integer("applicants_joint"),
                ApplicantsUnknown = Flag("applicants_unknown"),
                Appointed = Integer("appointed"),
                ContractForm = Text("contract_form"),
                ContractFormUncertain = Flag("contract_form_uncertain"),
                Scheme = Text("scheme"),
                SchemeUncertain = Flag("scheme_uncertain"),
                SchemeJoint = Text("scheme_joint"),
                AsOf = row[index["as_of"]] is DateOnly date ? date : null,
                Source = sources[Text("document")!],
                Locator = Text("locator"),
                Municipalities = (Text("municipality_codes") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(c => municipalities[c]).ToList(),
            };
        });
    }
}
