using AlisResearch.Etl;

namespace AlisResearch.Tests.Spec;

/// <summary>
/// Every rule on a small file, with the findings worked out by hand. The header is row 1. Each table shows values that pass as well:
/// a rule that found everything would fail.
/// </summary>
public sealed class ValidationRuleSpec
{
    private const string Id = "name: id, type: text, class: public";

    [Fact]
    public void Integer_OnlyDigits_Pass() => Check("type: integer", "integer",
        """
        id,value
        a,12
        b,-3
        c,+4
        d,2147483647
        e,2147483648
        f,1 200
        g,1.0
        h,tolv
        i, 5
        j,
        """, 6, 7, 8, 9, 10);

    [Fact]
    public void Decimal_AtMostFourDecimals_Pass() => Check("type: decimal", "decimal",
        """
        id,value
        a,19.5
        b,1.2345
        c,1.23456
        d,"19,5"
        e,99999999999999.9999
        f,100000000000000
        g,1e5
        h,.5
        """, 4, 5, 7, 8, 9);

    [Fact]
    public void Date_OnlyRealDaysInIsoForm_Pass() => Check("type: date", "date",
        """
        id,value
        a,2019-11-06
        b,2020-02-29
        c,2019-02-29
        d,06.11.2019
        e,2019-1-1
        f,2019-13-01
        g,2019-11-06 12:00
        """, 4, 5, 6, 7, 8);

    [Fact]
    public void Boolean_OnlyTrueAndFalse_Pass() => Check("type: boolean", "boolean",
        """
        id,value
        a,true
        b,false
        c,TRUE
        d,ja
        e,1
        """, 4, 5, 6);

    [Fact]
    public void IntegerList_DigitsAndSemicolons_Pass() => Check("type: integer_list", "integer_list",
        """
        id,value
        a,3;13
        b,0
        c,3; 13
        d,3;
        e,-1
        f,?
        """, 4, 5, 6, 7);

    /// <summary>Limits are included: below, at and above each.</summary>
    [Fact]
    public void Range_LimitsIncluded_Pass() => Check("type: decimal, min: 0, max: 100", "range",
        """
        id,value
        a,-0.0001
        b,0
        c,0.0001
        d,99.9999
        e,100
        f,100.0001
        """, 2, 7);

    [Fact]
    public void Required_EmptyCells_AreFoundInTheirRows() => Check("type: integer, required: true", "required",
        """
        id,value
        a,1
        b,
        c,""
        d,0
        """, 3, 4);

    [Fact]
    public void Code_NotInTheList_IsFound() => Check("type: code, codelist: scheme", "code",
        """
        id,value
        a,OLD
        b,new
        c,OLD;NEW
        d,
        """, 3, 4);

    [Fact]
    public void CodeList_EachCode_IsLookedUp() => Check("type: code_list, codelist: scheme", "code_list",
        """
        id,value
        a,OLD
        b,OLD;NEW
        c,OLD;NYE
        d,OLD;;NEW
        e,XX;YY
        """, 4, 5, 6);

    [Fact]
    public void DuplicateKey_SecondRow_PointsAtTheFirst()
    {
        using var round = new ExampleRound([Id, "name: year, type: integer, class: public", "name: value, type: integer, class: public"], "id, year");
        var result = round.Take(
            """
            id,year,value
            a,2019,1
            a,2020,1
            a,2019,2
            b,,3
            b,,4
            """);

        Assert.Equal([(4L, "id + year"), (6L, "id + year")], result.Findings.Select(f => (f.Row!.Value, f.Column!)));
        Assert.All(result.Findings, f => Assert.Equal("duplicate_key", f.Rule));
        Assert.Equal(["Samme nøkkel som rad 2.", "Samme nøkkel som rad 5."], result.Findings.Select(f => f.Message.Nb));
    }

    /// <summary>A post's applicants are the sum of its advertisement rounds; neither stands alone.</summary>
    [Fact]
    public void Applicants_NotTheSumOfTheRounds_IsFound()
    {
        using var round = new ExampleRound(
            [Id, "name: applicants, type: integer, class: public", "name: applicants_by_round, type: integer_list, class: public"]);

        Assert.Equal(
            "row 4, applicants: applicants\nrow 5, applicants: applicants\nrow 6, applicants: applicants",
            round.Findings(
                """
                id,applicants,applicants_by_round
                a,4,1;3
                b,0,0
                c,5,1;3
                d,,1;3
                e,4,
                f,,
                """));
    }

    [Theory]
    [InlineData("type: integer", "tolv", "Skriv tallet med sifre, uten mellomrom: 1200.")]
    [InlineData("type: decimal", "19,5", "Skriv tallet med desimalpunktum: 19.5.")]
    [InlineData("type: date", "6. november", "Skriv datoen som åååå-mm-dd: 2019-11-06.")]
    [InlineData("type: boolean", "ja", "Skriv true eller false.")]
    [InlineData("type: integer_list", "3 + 13", "Skriv tallene slik: 3;13.")]
    [InlineData("type: integer, min: 1, max: 5", "6", "Tillatt: fra 1 til 5.")]
    [InlineData("type: integer, min: 1", "0", "Tillatt: fra 1 til ∞.")]
    [InlineData("type: code, codelist: scheme", "GAMMEL", "Tillatt: NEW, OLD.")]
    [InlineData("type: code, codelist: oso_area", "FINMARK", "Mente du FINNMARK? Tillatt: FINNMARK, HELGELAND, NORDLAND, UNN.")]
    [InlineData("type: code, codelist: municipality", "1905", "Tillatt: municipality.csv.")]
    public void Finding_Suggestion_SaysWhatToWrite(string column, string value, string suggestion)
    {
        using var round = new ExampleRound([Id, $"name: value, {column}, class: public"]);

        var finding = Assert.Single(round.Take($"id,value\na,\"{value}\"\n").Findings);

        Assert.EndsWith(suggestion, finding.Suggestion!.Nb, StringComparison.Ordinal);
        Assert.NotEqual(finding.Suggestion.Nb, finding.Suggestion.En);
        Assert.DoesNotContain(value, finding.Message.Nb + finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Constant_ThatBreaksARule_IsFoundInEveryRow()
    {
        using var round = new ExampleRound([Id, "name: value, type: integer, class: public"], constants: "{value: to}");

        Assert.Equal("row 2, value: integer\nrow 3, value: integer", round.Findings("id\na\nb\n"));
    }

    private static void Check(string column, string rule, string csv, params int[] rows)
    {
        using var round = new ExampleRound([Id, $"name: value, {column}, class: public"]);

        Assert.Equal(string.Join('\n', rows.Select(r => $"row {r}, value: {rule}")), round.Findings(csv));

        // Without the rows that were found, the rest goes in.
        var good = csv.Split('\n').Where((_, i) => !rows.Contains(i + 1));
        Assert.Equal(IngestStatus.Published, round.Take(string.Join('\n', good)).Status);
    }
}
