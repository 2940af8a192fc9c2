using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Tests.Spec;

/// <summary>
/// The synthetic files of a study, read by their rounds' YAML and nothing else: what a statistician would compute from them with pen
/// and paper. Shares no code with the generator.
/// </summary>
public sealed class SyntheticStudy
{
    public SyntheticStudy(string study, string? folder = null)
    {
        folder ??= Path.Combine(Repository.RoundsFolder, study);
        var tenures = Round(study, "tenures");
        Census = DateOnly.ParseExact(tenures.Mapping.Constants["census_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Posts = Rows(folder, Round(study, "positions")).Select(r => new Post(
            r["post"]!, r["municipality"]!, r["contract_form"]!, r["scheme"], r["gp_list"] == "true", r["list_cap"], Date(r["start"])!.Value, Date(r["end"]))).ToList();
        Tenures = Rows(folder, tenures).Select(r => new Tenure(
            r["post"]!, r["doctor"]!, Date(r["start"])!.Value, Date(r["end"]), r["end_reason"], r["destination"])).ToList();
        Absences = Rows(folder, Round(study, "absences")).Select(r => new Absence(
            r["post"]!, r["doctor"]!, Date(r["start"])!.Value, Date(r["end"]), r["kind"]!)).ToList();
    }

    /// <summary>The last day observed, included.</summary>
    public DateOnly Census { get; }

    /// <summary>The first day not observed.</summary>
    public DateOnly Until => Census.AddDays(1);

    public IReadOnlyList<Post> Posts { get; }

    public IReadOnlyList<Tenure> Tenures { get; }

    public IReadOnlyList<Absence> Absences { get; }

    /// <summary>The study one block at a time: the posts in the file's order, so many a block.</summary>
    public IEnumerable<IReadOnlyList<Post>> Blocks(int posts) => Posts.Chunk(posts);

    public IEnumerable<Tenure> In(Post post) => Tenures.Where(t => t.Post == post.Id);

    /// <summary>(posts where one doctor has stayed for so many years, posts that have existed for so long).</summary>
    public (int Stable, int Eligible) Stability(IReadOnlyList<Post> posts, int years)
    {
        var tenures = Tenures.ToLookup(t => t.Post);
        var eligible = posts.Where(p => p.Start.AddYears(years) <= Until).ToList();
        return (eligible.Count(p => tenures[p.Id].Any(t => t.Start.AddYears(years) <= (t.End ?? Until))), eligible.Count);
    }

    /// <summary>Doctors who left before the study was a year old.</summary>
    public int FirstYearLeavers(IReadOnlyList<Post> posts)
    {
        var (ids, firstYear) = (posts.Select(p => p.Id).ToHashSet(), posts.Min(p => p.Start).AddYears(1));
        return Tenures.Where(t => ids.Contains(t.Post) && t.End < firstYear).Select(t => t.Doctor).Distinct().Count();
    }

    /// <summary>Doctors who left, by doctor-year.</summary>
    public double Turnover() => Tenures.Count(t => t.End is not null) / (Tenures.Sum(t => (t.End ?? Until).DayNumber - t.Start.DayNumber) / 365.25);

    /// <summary>A round's file with the table's column names and codes.</summary>
    public static List<Dictionary<string, string?>> Rows(string folder, SurveyRound round) => CsvTable.Read(Path.Combine(folder, round.File)).Rows.Select(row =>
    {
        var fields = new Dictionary<string, string?>(row.Fields);
        foreach (var (column, header) in round.Mapping.Columns)
            fields[column] = row.Fields[header];
        foreach (var (column, codes) in round.Mapping.Recode)
            fields[column] = fields[column] is { } value ? codes.GetValueOrDefault(value, value) : null;
        return fields;
    }).ToList();

    public static SurveyRound Round(string study, string id) => Repository.Schema.Rounds.Single(r => r.Study == study && r.Id == id);

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed record Post(
        string Id, string Municipality, string ContractForm, string? Scheme, bool GpList, string? ListCap, DateOnly Start, DateOnly? End);

    public sealed record Tenure(string Post, string Doctor, DateOnly Start, DateOnly? End, string? Reason, string? Destination);

    public sealed record Absence(string Post, string Doctor, DateOnly Start, DateOnly? End, string Kind);
}
