namespace AlisResearch.Tests.Spec.Measures;

/// <summary>How tenures become spells and cells, each rule on a few tenures whose answer is worked out by hand.</summary>
public sealed class SpellSpec
{
    /// <summary>1 July to 1 August is 31 days, to 2 August 32: one spell of 184 days, or two of 181 and 152 less one.</summary>
    [Theory]
    [InlineData("2018-08-01", "365,1,1")]
    [InlineData("2018-08-02", "152,2,1\n181,1,1")]
    public void Gap_OfAtMost31Days_DoesNotBreakASpell(string back, string curve) => Shows(
        $"""
        post,doctor,start,end,census_date
        p1,a,2018-01-01,2018-07-01,2019-12-31
        p1,a,{back},2019-01-01,2019-12-31
        """,
        "retention", $"interval,at_risk,left\n{curve}");

    [Fact]
    public void Gap_OfADifferentLength_CanBeAskedFor() => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2018-01-01,2018-07-01,2019-12-31
        p1,a,2018-07-02,2019-01-01,2019-12-31
        """,
        "retention --gap-days 0", "interval,at_risk,left\n181,2,1\n183,1,1");

    /// <summary>a holds p1, then p2 in the same place, then p3 elsewhere; b follows a in p1 the same day.</summary>
    [Theory]
    [InlineData("doctor-in-position", "4,3")]
    [InlineData("doctor-in-municipality", "3,2")]
    [InlineData("doctor-in-study", "2,1")]
    [InlineData("position", "3,2")]
    public void Unit_DecidesWhatALeaverIs(string unit, string counts) => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2018-01-01,2018-07-01,2019-12-31
        p2,a,2018-07-01,2019-01-01,2019-12-31
        p3,a,2019-01-01,,2019-12-31
        p1,b,2018-07-01,2019-07-01,2019-12-31
        """,
        $"median --unit {unit}", $"entered,left\n{counts}",
        """
        post,municipality,start
        p1,X001,2018-01-01
        p2,X001,2018-01-01
        p3,X002,2018-01-01
        """);

    /// <summary>Bergen was 1201 until 2020 and is 4601 since.</summary>
    [Fact]
    public void Municipality_UnderItsOldAndItsNewCode_IsOne() => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2018-01-01,2020-01-01,2020-12-31
        p2,a,2020-01-01,,2020-12-31
        """,
        "median --unit doctor-in-municipality", "entered,left\n1,0",
        "post,municipality,start\np1,1201,2018-01-01\np2,4601,2020-01-01");

    [Fact]
    public void Absence_IsNoExit_UnlessAsked()
    {
        const string Tenure = "post,doctor,start,end,census_date\np1,a,2018-01-01,2019-01-01,2019-12-31\np2,b,2018-01-01,,2018-12-31";
        const string Absence =
            """
            post,doctor,start,end,kind
            p1,a,2018-03-01,2018-05-01,PARENTAL_LEAVE
            p1,a,2018-06-01,2018-06-20,LEAVE
            p2,b,2018-10-01,,INSTITUTION_SERVICE
            """;

        Shows(Tenure, "retention", "interval,at_risk,left,censored\n365,2,1,1", absence: Absence);

        // a: to 1 March (59 days), then from 1 May, the 19 days in June being within the gap (245 days); b: to 1 October (273 days).
        Shows(Tenure, "retention --absences-as-exits", "interval,at_risk,left,censored\n59,3,1,0\n245,2,1,0\n273,1,1,0", absence: Absence);
        Shows(
            Tenure, "cumulative_incidence --absences-as-exits",
            """
            outcome,interval,left
            ..,59,0
            ..,245,1
            ..,273,0
            INSTITUTION_SERVICE,59,0
            INSTITUTION_SERVICE,245,0
            INSTITUTION_SERVICE,273,1
            PARENTAL_LEAVE,59,1
            PARENTAL_LEAVE,245,0
            PARENTAL_LEAVE,273,0
            """,
            absence: Absence);
    }

    /// <summary>Away from the first day: the spell begins on the day back. Two absences that overlap are one.</summary>
    [Fact]
    public void Absence_FromTheFirstDay_AndOverlapping_AreLeftOut() => Shows(
        "post,doctor,start,end,census_date\np1,a,2018-01-01,2018-12-01,2019-12-31",
        "retention --absences-as-exits", "interval,at_risk,left\n61,2,2",
        absence: """
            post,doctor,start,end,kind
            p1,a,2018-01-01,2018-03-01,LEAVE
            p1,a,2018-05-01,2018-08-01,LEAVE
            p1,a,2018-06-01,2018-10-01,PARENTAL_LEAVE
            """);

    /// <summary>a was in post for 90 days before follow-up began: at risk after day 90, not when b leaves on day 59.</summary>
    [Fact]
    public void DelayedEntry_IsAtRiskOnlyOnceObserved() => Shows(
        """
        post,doctor,start,end,census_date,observed_from
        p1,a,2018-01-01,2018-12-31,2019-12-31,2018-04-01
        p2,b,2018-01-01,2018-03-01,2019-12-31,
        p3,c,2018-01-01,2018-04-01,2019-12-31,
        p4,d,2018-01-01,2018-04-02,2019-12-31,
        """,
        "retention", "interval,at_risk,left,survival\n59,3,1,0.6667\n90,2,1,0.3333\n91,2,1,0.1667\n364,1,1,0");

    /// <summary>2018 alone: a was there before and is at risk from day 184 of hers; b is cut off; c came later; d left before.</summary>
    [Fact]
    public void Window_TruncatesAndCensors() => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2017-07-01,2018-07-01,2019-12-31
        p2,b,2018-01-01,2019-07-01,2019-12-31
        p3,c,2019-01-01,2019-07-01,2019-12-31
        p4,d,2017-01-01,2018-01-01,2019-12-31
        """,
        "retention --from 2018-01-01 --to 2018-12-31", "interval,at_risk,left,censored\n365,2,1,1");

    /// <summary>The last day of January and a month is the last of February; what happens on the anniversary belongs to the month that ends then.</summary>
    [Theory]
    [InlineData("2018-02-28", "month", 1)]
    [InlineData("2018-03-01", "month", 2)]
    [InlineData("2018-07-31", "half-year", 1)]
    [InlineData("2018-08-01", "half-year", 2)]
    [InlineData("2019-01-31", "year", 1)]
    [InlineData("2019-02-01", "year", 2)]
    [InlineData("2018-02-10", "10d", 1)]
    [InlineData("2018-02-11", "10d", 2)]
    [InlineData("2018-04-30", "3m", 1)]
    [InlineData("2018-01-31", "month", 0)]
    public void Resolution_IsByTheCalendar(string end, string resolution, int interval) => Shows(
        $"post,doctor,start,end,census_date\np1,a,2018-01-31,{end},2019-12-31", $"retention --resolution {resolution}", $"interval,left\n{interval},1");

    /// <summary>Salaried first, self-employed after ten days' break; the first tenure ended for one reason, the last for none that is known.</summary>
    [Fact]
    public void Spell_HasTheFirstAttributesAndTheLastEnd()
    {
        const string Tenure =
            """
            post,doctor,start,end,census_date,contract_form,end_reason
            p1,a,2018-01-01,2018-07-01,2019-12-31,,OTHER
            p1,a,2018-07-11,2019-01-01,2019-12-31,NARING,
            """;

        Shows(Tenure, "cumulative_incidence --group-by contract_form", "contract_form,outcome,interval,left\n..,..,365,1");
        Shows(Tenure, "median --group-by contract_form,entry_year", "contract_form,entry_year,entered,left\nFASTLONN,2018,1,1", "post,contract_form,start\np1,FASTLONN,2018-01-01");
    }

    [Fact]
    public void Groups_OfAMunicipality_AreItsAreaCentralityAndSize() => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2018-01-01,,2019-12-31
        p2,b,2018-01-01,,2019-12-31
        p3,c,2018-01-01,,2019-12-31
        p4,d,2018-01-01,,2019-12-31
        """,
        "median --group-by area,centrality_group,municipality_size",
        """
        area,centrality_group,municipality_size,entered
        ..,..,..,1
        ..,CENTRAL,LARGE,1
        FINNMARK,REMOTE,MEDIUM,1
        UNN,REMOTE,SMALL,1
        """,
        "post,municipality,start\np1,X021,2018-01-01\np2,X015,2018-01-01\np3,X044,2018-01-01\np4,,2018-01-01");

    /// <summary>a leaves with the last day of 2018; b arrives on the first of 2019; c comes and goes within 2018; d's last day is the first of 2019.</summary>
    [Fact]
    public void Period_CountsALeaverByTheLastDayInPost() => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2017-12-01,2019-01-01,2019-12-31
        p2,b,2019-01-01,,2019-12-31
        p3,c,2018-02-01,2018-03-01,2019-12-31
        p4,d,2018-01-01,2019-01-02,2019-12-31
        """,
        "crude_turnover",
        """
        period_from,period_to,at_start,at_end,left,turnover,not_computable
        2017-01-01,2018-01-01,0,1,0,,BEFORE_STUDY
        2018-01-01,2019-01-01,2,1,2,1.3333,
        2019-01-01,2020-01-01,2,1,1,0.6667,
        """);

    /// <summary>The study has two intakes: 2018 is not known of the second, whose first day is in May, but it is of both together.</summary>
    [Theory]
    [InlineData("crude_turnover --group-by phase --from 2018-01-01 --to 2018-12-31", "phase,turnover,not_computable\n1,0,\n2,,BEFORE_STUDY")]
    [InlineData("crude_turnover --from 2018-01-01 --to 2018-12-31", "turnover,not_computable\n1,")]
    [InlineData("crude_turnover --from 2016-01-01 --to 2016-12-31", "turnover,not_computable\n,BEFORE_STUDY")]
    [InlineData("exit_rate --from 2016-01-01 --to 2016-12-31", "exit_rate,not_computable\n,BEFORE_STUDY")]
    [InlineData("exit_rate --from 2020-01-01 --to 2020-12-31", "exit_rate,not_computable\n,BEYOND_CENSUS")]
    [InlineData("stability_rate --from 2020-01-01 --to 2020-12-31", "remained,stability_rate,not_computable\n,,BEYOND_CENSUS")]
    [InlineData("stability_rate --phase 2 --period study-year", "period_from,period_to,at_start,remained,stability_rate\n2018-05-01,2019-05-01,1,0,0")]
    public void Period_OutsideWhatWasObserved_IsNotComputable(string command, string answer) => Shows(
        """
        phase,post,doctor,start,end,census_date
        1,p1,a,2017-01-01,,2019-12-31
        2,p2,b,2018-05-01,2018-11-01,2019-12-31
        """,
        command, answer);

    /// <summary>
    /// p1 and p2 began in 2015: p1 had one doctor to the end, p2 one for three years and then another; p3 closed after exactly two years, held throughout;
    /// p4 began too late for two years. Five years from 1 January 2015 end with the census.
    /// </summary>
    [Theory]
    [InlineData("stability --set years=2,4,5", "years,posts,eligible,filled,same_doctor,original_holder\n2,4,3,3,3,3\n4,4,2,2,1,1\n5,4,2,2,1,1")]
    [InlineData("stability --set years=2,3 --set basis=CURRENT", "years,eligible,same_doctor\n2,3,1\n3,2,1")]
    [InlineData("same_doctor_stability --set years=6", "years,eligible,same_doctor_stability,not_computable\n6,0,,NO_POST_ELIGIBLE")]
    public void Posts_AreCountedAmongThoseThatCouldHaveReachedSoFar(string command, string answer) => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2015-01-01,,2019-12-31
        p2,b,2015-01-01,2018-01-01,2019-12-31
        p2,c,2018-03-01,,2019-12-31
        p3,d,2015-01-01,2017-01-01,2019-12-31
        p4,e,2019-01-01,,2019-12-31
        """,
        command, answer,
        """
        post,start,end
        p1,2015-01-01,
        p2,2015-01-01,
        p3,2015-01-01,2017-01-01
        p4,2019-01-01,
        """);

    /// <summary>p1: filled at once, vacant for 59 days later; p2: 31 days at first, and its holder leaves with the last day observed; p3: never filled.</summary>
    [Theory]
    [InlineData("time_to_fill", "interval,at_risk,filled,censored,filled_share\n0,4,1,0,0.25\n31,3,1,0,0.5\n59,2,1,0,0.75\n365,1,0,1,0.75")]
    [InlineData("time_to_fill --set origin=ADVERTISEMENT", "interval,at_risk,filled,censored\n61,2,1,0\n426,1,0,1")]
    [InlineData("filled_share", "month,posts,filled\n2018-01-01,3,1\n2018-02-01,3,2\n2018-03-01,3,2\n2018-04-01,3,2\n2018-05-01,3,2\n2018-06-01,3,2\n2018-07-01,3,1\n2018-08-01,3,1\n2018-09-01,3,2\n2018-10-01,3,2\n2018-11-01,3,2\n2018-12-01,3,2")]
    public void Vacancies_RunFromVacantOrAdvertisedToFilled(string command, string answer) => Shows(
        """
        post,doctor,start,end,census_date
        p1,a,2018-01-01,2018-07-01,2018-12-31
        p1,b,2018-08-29,,2018-12-31
        p2,c,2018-02-01,2019-01-01,2018-12-31
        """,
        command, answer,
        """
        post,start,advertised
        p1,2018-01-01,
        p2,2018-01-01,2017-12-02
        p3,2018-01-01,2017-11-01
        """);

    private static void Shows(string tenure, string command, string answer, string? position = null, string? absence = null)
    {
        var blocks = new[] { ("position", position), ("tenure", tenure), ("absence", absence), ($"alis measure {command}", answer) }
            .Where(b => b.Item2 is not null).Select(b => $"```csv {b.Item1}\n{b.Item2!.TrimEnd()}\n```\n");
        var problems = WorkedExample.Problems(MeasurePage.Parse(command.Split(' ')[0], string.Concat(blocks)));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
