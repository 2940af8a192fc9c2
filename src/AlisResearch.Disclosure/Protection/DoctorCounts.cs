using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>Doctors of one study-phase who did the same: exact, never published.</summary>
/// <param name="Left">Whether they left.</param>
/// <param name="Duration">The half-year since entry in which they left or were censored, from 1.</param>
/// <param name="FollowUp">The half-year since entry in which the observation ended: public, as entry dates are.</param>
/// <param name="EntryTime">The calendar half-year of entry.</param>
/// <param name="ExitTime">That of leaving; null for those still there.</param>
/// <param name="LastTime">That in which the observation ended.</param>
/// <param name="Count">How many.</param>
/// <param name="Classes">Their classes, one for each attribute of the tree.</param>
internal sealed record DoctorCount(bool Left, int Duration, int FollowUp, int EntryTime, int? ExitTime, int LastTime, int Count, IReadOnlyList<string> Classes);

/// <summary>The doctors of one study-phase, counted.</summary>
/// <param name="Attributes">The attributes that make classes.</param>
/// <param name="Rows">Counts.</param>
/// <param name="Sizes">Persons of each class of each attribute, and from how many municipalities they come.</param>
/// <param name="SecondSpells">Spells that stand aside: their doctor is counted already.</param>
/// <param name="LateEntries">Doctors who were first observed after they began.</param>
internal sealed record DoctorCounts(
    IReadOnlyList<string> Attributes, IReadOnlyList<DoctorCount> Rows, IReadOnlyDictionary<string, IReadOnlyDictionary<string, (int Persons, IReadOnlySet<string> Municipalities)>> Sizes,
    long SecondSpells, long LateEntries)
{
    /// <summary>All persons.</summary>
    public int Persons { get; } = Rows.Sum(r => r.Count);

    /// <summary>The counts by what they did, whatever classes the tree has: so that another class leaves the draws of the rest as they were.</summary>
    public IReadOnlyList<DoctorCount> WithoutClasses() => [.. Rows.GroupBy(r => (r.Left, r.Duration, r.FollowUp, r.EntryTime, r.ExitTime, r.LastTime)).OrderBy(g => g.Key)
        .Select(g => g.First() with { Count = g.Sum(r => r.Count), Classes = [] })];

    /// <summary>The persons as anybody may know them.</summary>
    public IReadOnlyList<KnownPersons> Known() =>
        [.. Rows.Select(r => new KnownPersons(r.Count, r.FollowUp, r.EntryTime, r.LastTime, Attributes.Zip(r.Classes).ToDictionary(c => c.First, c => c.Second)))];

    /// <summary>Reads them from the connection's spells.</summary>
    public static DoctorCounts Read(DuckDBConnection connection, RefinementTree tree)
    {
        connection.Execute(Sql("doctor_person.sql"));
        string[] attributes = [.. tree.Nodes.Select(n => n.By).Where(TreeAttributes.Classes.Contains)];
        var rows = connection.Query(
            SqlFile.Fill(Sql("doctor_counts.sql"), ("classes", string.Concat(attributes.Select(a => $", {SqlFile.Identifier(a)}")))),
            r => new DoctorCount(
                r.GetString(0) == "LEFT", Whole(r, 1), Whole(r, 2), Whole(r, 3), r.IsDBNull(4) ? null : Whole(r, 4), Whole(r, 5), Whole(r, 6),
                [.. attributes.Select((_, i) => r.GetString(7 + i))]));
        var sizes = attributes.ToDictionary(a => a, a => (IReadOnlyDictionary<string, (int, IReadOnlySet<string>)>)connection
            .Query(SqlFile.Fill(Sql("doctor_classes.sql"), ("attribute", SqlFile.Identifier(a))), r => (Class: r.GetString(0), Municipality: r.Text("municipality") ?? "", Count: Whole(r, 2)))
            .GroupBy(r => r.Class)
            .ToDictionary(g => g.Key, g => (g.Sum(r => r.Count), (IReadOnlySet<string>)g.Select(r => r.Municipality).ToHashSet())));
        var aside = connection.Query(Sql("doctor_set_aside.sql"), r => (r.GetInt64(0), r.GetInt64(1))).Single();
        return new(attributes, rows, sizes, aside.Item1, aside.Item2);
    }

    private static int Whole(System.Data.Common.DbDataReader row, int ordinal) => Convert.ToInt32(row.GetValue(ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static string Sql(string name) => SqlFile.Load(typeof(DoctorCounts).Assembly, name);
}
