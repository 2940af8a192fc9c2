using System.Text;
using AlisResearch.Analytics;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Spec;

/// <summary>Posts counted by study and area: a hand-made table with its hand-worked counts, then the one that ships.</summary>
[Collection(ShippedRounds.Name)]
public sealed class RecruitmentSummarySpec(ShippedWarehouse shipped)
{
    private const string Posts =
        """
        study,unit,area,status,contract_form,contract_form_uncertain,scheme,applicants,applicants_joint,group_supervision,individual_supervisor,individual_supervisor_joint,appointed
        s,u1,UNN,,FASTLONN,false,NEW,11,,YES,YES,,
        s,u2,UNN,,NARING,false,OLD,,12,COMPLETED,NO,,
        s,u2,UNN,,NARING,true,NEW,,12,,,YES,
        s,u3,UNN,TO_BE_ADVERTISED,FASTLONN,false,NEW,,,,,,
        s,u3,UNN,,FASTLONN,false,,5,,NO,,YES,
        s,u4,HELGELAND,FUTURE_START,FASTLONN,false,NEW,5,,YES,YES_ELSEWHERE,,
        s,u5,HELGELAND,ENDED,FASTLONN,false,NEW,0,,,,,
        s,u6,HELGELAND,,,false,,,,,,,
        t,u7,,,FASTLONN,false,,14,,,,,1
        t,u8,,,FASTLONN,false,,,,,,,1
        v,u9,UNN,,,false,,,,,,,
        """;

    /// <summary>
    /// Study s, whole: 8 posts of 6 units. To be advertised: one post of u3, whose other post is advertised: 7 posts, 6 units. Filled (a form
    /// without "?", no status): u1, the first of u2, the second of u3 = 3. Næring among the filled 1, "Næring?" 1. Old scheme among the filled 1. Group
    /// supervision YES or COMPLETED among the filled 2. Individual supervisor among the filled: yes 1, no 1, joint 1. Applicants
    /// 11 + 12 (joint, once) + 5 + 5 + 0 = 33 of u1 to u5.
    /// </summary>
    [Theory]
    [InlineData("posts", 8)]
    [InlineData("units", 6)]
    [InlineData("advertised", 7)]
    [InlineData("units_advertised", 6)]
    [InlineData("filled", 3)]
    [InlineData("future_start", 1)]
    [InlineData("naring", 1)]
    [InlineData("naring_uncertain", 1)]
    [InlineData("old_scheme", 1)]
    [InlineData("group_supervision", 2)]
    [InlineData("individual_supervisor", 1)]
    [InlineData("individual_supervisor_none", 1)]
    [InlineData("individual_supervisor_joint", 1)]
    [InlineData("applicants", 33)]
    [InlineData("units_with_applicants", 5)]
    [InlineData("appointed", null)]
    public void Summary_OfAWholeStudy_IsWorkedOutByHand(string count, int? expected) => Assert.Equal(expected, HandMade("s", null)[count]);

    [Theory]
    [InlineData("UNN", "posts 5, units 3, advertised 4, filled 3, future_start 0, applicants 28")]
    [InlineData("HELGELAND", "posts 3, units 3, advertised 3, filled 0, future_start 1, applicants 5")]
    public void Summary_OfAnArea_CountsItsOwnPosts(string area, string expected)
    {
        var row = HandMade("s", area);

        Assert.Equal(expected, string.Join(", ", new[] { "posts", "units", "advertised", "filled", "future_start", "applicants" }.Select(c => $"{c} {row[c]}")));
    }

    /// <summary>An area adds up to the study, whose posts all have one.</summary>
    [Theory]
    [InlineData("posts")]
    [InlineData("units")]
    [InlineData("advertised")]
    [InlineData("units_advertised")]
    [InlineData("filled")]
    [InlineData("applicants")]
    public void Summary_Areas_AddUpToTheStudy(string count) =>
        Assert.Equal(HandMade("s", null)[count], HandMade("s", "UNN")[count] + HandMade("s", "HELGELAND")[count]);

    /// <summary>Study t prints applicants, forms and appointments only; the rest is unknown, not zero.</summary>
    [Theory]
    [InlineData("posts", 2)]
    [InlineData("filled", 2)]
    [InlineData("naring", 0)]
    [InlineData("applicants", 14)]
    [InlineData("units_with_applicants", 1)]
    [InlineData("appointed", 2)]
    [InlineData("advertised", null)]
    [InlineData("units_advertised", null)]
    [InlineData("future_start", null)]
    [InlineData("old_scheme", null)]
    [InlineData("group_supervision", null)]
    [InlineData("individual_supervisor", null)]
    [InlineData("individual_supervisor_none", null)]
    [InlineData("individual_supervisor_joint", null)]
    public void Summary_CircumstanceThatIsNotPrinted_IsNullNotZero(string count, int? expected) => Assert.Equal(expected, HandMade("t", null)[count]);

    /// <summary>Study v prints a place and nothing else: neither form nor applicants.</summary>
    [Theory]
    [InlineData("posts", 1)]
    [InlineData("units", 1)]
    [InlineData("filled", null)]
    [InlineData("naring", null)]
    [InlineData("applicants", null)]
    public void Summary_StudyThatPrintsNothing_HasPostsOnly(string count, int? expected) => Assert.Equal(expected, HandMade("v", null)[count]);

    [Theory]
    [InlineData("posts", 32)]
    [InlineData("units", 25)]
    [InlineData("advertised", 31)]
    [InlineData("units_advertised", 24)]
    [InlineData("filled", 22)]
    [InlineData("future_start", 2)]
    [InlineData("naring", 5)]
    [InlineData("naring_uncertain", 4)]
    [InlineData("old_scheme", 2)]
    [InlineData("group_supervision", 11)]
    [InlineData("individual_supervisor_none", 3)]
    [InlineData("appointed", null)]
    public void Summary_ShippedNord_IsAsPrinted(string count, int? expected) => Assert.Equal(expected, Shipped("alis-nord", null)[count]);

    [Theory]
    [InlineData("FINNMARK", 7, 6)]
    [InlineData("UNN", 10, 7)]
    [InlineData("NORDLAND", 7, 6)]
    [InlineData("HELGELAND", 8, 6)]
    public void Summary_ShippedNordByArea_IsAsOffered(string area, int posts, int units) =>
        Assert.Equal((posts, units), (Shipped("alis-nord", area)["posts"], Shipped("alis-nord", area)["units"]));

    [Theory]
    [InlineData("applicants", 136)]
    [InlineData("appointed", 15)]
    [InlineData("units", 11)]
    [InlineData("units_with_applicants", 7)]
    [InlineData("advertised", null)]
    [InlineData("units_advertised", null)]
    [InlineData("future_start", null)]
    [InlineData("old_scheme", null)]
    [InlineData("group_supervision", null)]
    [InlineData("individual_supervisor", null)]
    public void Summary_ShippedVest_HasNullForWhatIsNotPrinted(string count, int? expected) => Assert.Equal(expected, Shipped("alis-vest", null)[count]);

    private static Dictionary<string, int?> HandMade(string study, string? area)
    {
        using var folder = new TemporaryFolder();
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var file = folder.Write("posts.csv", Encoding.UTF8.GetBytes(Posts));
        database.Execute($"""
            CREATE TABLE recruitment AS
            SELECT * REPLACE (
                CAST(contract_form_uncertain AS BOOLEAN) AS contract_form_uncertain, CAST(applicants AS BIGINT) AS applicants,
                CAST(applicants_joint AS BIGINT) AS applicants_joint, CAST(appointed AS BIGINT) AS appointed)
            FROM read_csv({SqlFile.Literal(file)}, all_varchar = true)
            """);
        return Row(database, SqlFile.Load(typeof(TableDatabase).Assembly, "recruitment_summary.sql"), study, area);
    }

    private Dictionary<string, int?> Shipped(string study, string? area)
    {
        using var tables = shipped.OpenTables();
        using var connection = tables.Connect();
        return Row(connection, "SELECT * FROM recruitment_summary", study, area);
    }

    private static Dictionary<string, int?> Row(DuckDBConnection database, string query, string study, string? area) => database.Query(
        $"SELECT CAST(COLUMNS(* EXCLUDE (study, area)) AS INTEGER) FROM ({query}) WHERE study = $study AND area IS NOT DISTINCT FROM $area",
        r => Enumerable.Range(0, r.FieldCount).ToDictionary(r.GetName, i => r.IsDBNull(i) ? (int?)null : r.GetInt32(i)),
        ("study", study), ("area", area)).Single();
}
