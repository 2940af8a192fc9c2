namespace AlisResearch.Tests.Spec;

/// <summary>Rules over several rows and tables, each on a small study whose findings are worked out by hand. The header is row 1.</summary>
public sealed class CrossTableRuleSpec : IDisposable
{
    private const string Positions = """
        phase,post,municipality,practice,list_cap,gp_list,contract_form,scheme,start,end
        1,p1,X001,,500,true,FASTLONN,NEW,2019-01-01,
        1,p2,X002,,500,true,FASTLONN,NEW,2019-03-01,2021-01-01

        """;

    private const string Tenures = "phase,post,doctor,start,end,contract_form,end_reason,destination\n";
    private readonly TrialStudy _study = new TrialStudy()
        .Round("positions", "POSITION", "position", "constants: {advertised: \"\"}")
        .Round("tenures", "TENURE", "tenure", "constants: {census_date: \"2022-03-31\", observed_from: \"\"}")
        .Round("absences", "ABSENCE", "absence")
        .Round("log", "INTERVIEW_LOG", "interview", "constants: {round: \"1\", consent_version: \"1\"}")
        .Round("counts", "INTERVIEW", "interview_count", "constants: {round: \"1\"}");

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Tenure_OfAPostThatIsNotThere_IsFound()
    {
        _study.Accept("positions", Positions);

        Assert.Equal("error row 3, post: foreign_key", _study.Findings("tenures", Tenures + "1,p1,a,2019-02-01,,,,\n1,p3,b,2019-02-01,,,,\n"));
    }

    /// <summary>A post that tenures point at cannot leave before them; one that none points at can.</summary>
    [Fact]
    public void Post_ThatTenuresPointAt_CannotLeaveBeforeThem()
    {
        _study.Accept("positions", Positions + "1,p3,X002,,500,true,FASTLONN,NEW,2019-03-01,\n1,p4,X002,,500,true,FASTLONN,NEW,2019-03-01,\n1,p5,X002,,500,true,FASTLONN,NEW,2019-03-01,\n");
        _study.Accept("tenures", Tenures + "1,p1,a,2019-02-01,,,,\n");

        Assert.Equal("warning row –, –: vanished_rows", _study.Findings("positions", Positions + "1,p3,X002,,500,true,FASTLONN,NEW,2019-03-01,\n1,p4,X002,,500,true,FASTLONN,NEW,2019-03-01,\n"));
        Assert.Equal(
            "warning row –, –: vanished_rows\nerror row –, post: referenced",
            _study.Findings("positions", string.Concat(Positions.Split('\n').Where(l => !l.StartsWith("1,p1", StringComparison.Ordinal)).Select(l => l + "\n")).TrimEnd('\n') + "\n1,p3,X002,,500,true,FASTLONN,NEW,2019-03-01,\n1,p4,X002,,500,true,FASTLONN,NEW,2019-03-01,\n"));
    }

    /// <summary>Files that are held against each other are taken in in an order that works, whichever is named first.</summary>
    [Fact]
    public void Order_OfCountsAndLog_PutsTheCountsFirst()
    {
        var rounds = _study.Read().Rounds.Where(r => r.Study == "trial" && r.Id is "counts" or "log").Where(r => r.Study == "trial").ToList();

        foreach (var given in new[] { rounds, [.. rounds.AsEnumerable().Reverse()] })
            Assert.Equal(["counts", "log"], AlisResearch.Etl.IngestOrder.Of(_study.Read(), given.Select(r => (r.File, r))).Select(f => f.Round.Id));
    }

    /// <summary>Half-open: a successor may start on the day the other ends. An open end reaches to the census date.</summary>
    [Theory]
    [InlineData("1,p1,a,2019-02-01,2020-01-01,,,\n1,p1,b,2020-01-01,,,,\n", "")]
    [InlineData("1,p1,a,2019-02-01,2020-01-02,,,\n1,p1,b,2020-01-01,,,,\n", "error row 3, start: tenure_overlap")]
    [InlineData("1,p1,b,2020-01-01,,,,\n1,p1,a,2019-02-01,,,,\n", "error row 2, start: tenure_overlap")]
    [InlineData("1,p1,a,2019-02-01,2022-01-01,,,\n1,p1,b,2019-03-01,2019-04-01,,,\n1,p1,c,2021-01-01,2021-02-01,,,\n", "error row 3, start: tenure_overlap\nerror row 4, start: tenure_overlap")]
    [InlineData("1,p1,a,2019-02-01,,,,\n1,p2,b,2019-03-01,2020-01-01,,,\n", "")]
    public void Tenures_OfOnePost_DoNotOverlap(string rows, string findings)
    {
        _study.Accept("positions", Positions);

        Assert.Equal(findings, _study.Findings("tenures", Tenures + rows));
    }

    [Theory]
    [InlineData("1,p2,a,2019-02-28,2020-01-01,,,\n", "error row 2, start: tenure_outside_post")]
    [InlineData("1,p2,a,2019-03-01,2021-01-01,,,\n", "")]
    [InlineData("1,p2,a,2019-03-01,2021-01-02,,,\n", "error row 2, start: tenure_outside_post")]
    [InlineData("1,p2,a,2019-03-01,,,,\n", "error row 2, start: tenure_outside_post")]
    public void Tenure_LiesInsideTheTimeOfItsPost(string row, string findings)
    {
        _study.Accept("positions", Positions);

        Assert.Equal(findings, _study.Findings("tenures", Tenures + row));
    }

    /// <summary>The census date is the last day observed: an end on the day after it is inside, a later one is not.</summary>
    [Theory]
    [InlineData("2019-01-01,2022-04-01", "")]
    [InlineData("2019-01-01,2022-04-02", "error row 2, start: tenure_outside_study")]
    [InlineData("2022-03-31,", "")]
    [InlineData("2022-04-01,", "error row 2, start: tenure_outside_study")]
    [InlineData("2018-12-31,2019-06-01", "error row 2, start: tenure_outside_post\nerror row 2, start: tenure_outside_study")]
    [InlineData("2019-06-02,2019-06-01", "error row 2, end: end_before_start")]
    [InlineData("2019-06-01,2019-06-01", "warning row 2, end: empty_spell")]
    public void Tenure_LiesInsideItsStudy(string dates, string findings)
    {
        _study.Accept("positions", Positions);

        Assert.Equal(findings, _study.Findings("tenures", $"{Tenures}1,p1,a,{dates},,,\n"));
    }

    [Fact]
    public void Doctor_InTwoPostsAtATime_IsAWarning()
    {
        _study.Accept("positions", Positions);

        Assert.Equal("warning row 3, start: doctor_in_two_posts", _study.Findings("tenures", Tenures + "1,p1,a,2019-02-01,2019-06-01,,,\n1,p2,a,2019-05-01,2019-07-01,,,\n"));
    }

    /// <summary>A dry run of several files holds each against those before it, and leaves nothing.</summary>
    [Fact]
    public void DryRun_OfSeveralFiles_HoldsEachAgainstThoseBefore()
    {
        using (var trial = AlisResearch.Etl.Warehouse.Steward.OpenForReading(_study.Folders))
        {
            Assert.Equal("WouldPublish ", _study.Try(trial, "positions", Positions));
            Assert.Equal("WouldPublish ", _study.Try(trial, "tenures", Tenures + "1,p1,a,2019-02-01,,,,\n"));
            Assert.Equal("Rejected error row 2, post: foreign_key", _study.Try(trial, "tenures", Tenures + "1,p9,a,2019-02-01,,,,\n"));
            Assert.Equal("WouldPublish ", _study.Try(trial, "absences", "post,doctor,start,end,kind\np1,a,2019-03-01,,LEAVE\n"));
        }

        Assert.DoesNotContain(FolderContent.Of(_study.Folders.Steward), f => f.Contains("parquet", StringComparison.Ordinal));
        Assert.Empty(AlisResearch.Etl.Warehouse.Steward.Snapshot(_study.Folders).Rounds);
    }

    [Fact]
    public void Phase_ThatTheStudyHasNot_IsFound() => Assert.Equal(
        "error row 2, phase: unknown_phase", _study.Findings("positions", Positions.Replace("1,p1", "2,p1", StringComparison.Ordinal)));

    /// <summary>
    /// An absence may begin on the first day and reach the end, but not begin there or go beyond, and is the same doctor's in the same post. One
    /// that lasts needs a tenure that lasts.
    /// </summary>
    [Fact]
    public void Absence_LiesInsideATenureOfTheSameDoctor()
    {
        _study.Accept("positions", Positions);
        _study.Accept("tenures", Tenures + "1,p1,a,2019-02-01,2020-01-01,,,\n1,p2,b,2019-03-01,2020-01-01,,,\n");

        Assert.Equal(
            string.Join('\n', Enumerable.Range(4, 5).Select(r => $"error row {r}, start: absence_outside_tenure")),
            _study.Findings("absences", """
                post,doctor,start,end,kind
                p1,a,2019-02-01,2019-03-01,LEAVE
                p1,a,2019-06-01,2020-01-01,PARENTAL_LEAVE
                p1,a,2019-12-01,2020-01-02,LEAVE
                p1,b,2019-04-01,2019-05-01,LEAVE
                p2,a,2019-04-01,2019-05-01,INSTITUTION_SERVICE
                p1,a,2020-01-01,2020-01-02,LEAVE
                p1,a,2019-07-01,,LEAVE

                """));
    }

    [Theory]
    [InlineData(true, "1201", "error row 2, municipality: fictional_place")]
    [InlineData(false, "X001", "error row 2, municipality: fictional_place")]
    [InlineData(true, "X001", "")]
    [InlineData(false, "1201", "")]
    public void Place_IsFictionalExactlyWhereTheRowsAre(bool synthetic, string code, string findings)
    {
        _study.Round("places", "POSITION", "position", "constants: {advertised: \"\"}", synthetic: synthetic);

        Assert.Equal(findings, _study.Findings("places", $"phase,post,municipality,practice,list_cap,gp_list,contract_form,scheme,start,end\n1,q,{code},,,true,,,2019-01-01,\n"));
    }

    /// <summary>Real answers come from municipalities that take part, or from what these have since become; a made-up round has its own.</summary>
    [Fact]
    public void Answer_FromAMunicipalityThatTakesNoPart_IsFound()
    {
        _study.Schema.Write("questionnaires/trial.yml", "id: trial\ntitle: {nb: Et skjema, en: A form}\nquestions:\n  - {id: q, type: integer, about: {nb: Q, en: Q}, wordings: [{nb: Q, en: Q}]}\n");
        const string Survey = "questionnaire: trial\nconstants: {round: \"1\"}\nquestions: {q: {question: q}}";
        _study.Round("survey", "SURVEY", "survey_response", Survey, synthetic: false)
            .Round("made-up", "SURVEY", "survey_response", Survey)
            .Round("participants", "PARTICIPATION", "participation", synthetic: false);
        const string Header = "respondent,municipality,answered_at,q\n";
        Assert.Equal("", _study.Findings("survey", Header + "a,0301,,1\n")); // nothing known of who takes part
        _study.Accept("participants", "phase,unit,area,municipality,municipality_codes,posts,document,locator\n1,senja,,Senja,1931;1927,,S1,x\n");
        _study.Accept("positions", Positions);

        // 1931 and 1927 became 5421 in 2020 and 5530 in 2024.
        Assert.Equal("error row 5, municipality: survey_municipality", _study.Findings("survey", Header + "a,1931,,1\nb,5421,,1\nc,5530,,1\nd,0301,,1\n"));
        Assert.Equal("error row 3, municipality: survey_municipality", _study.Findings("made-up", Header + "a,X001,,1\nb,X003,,1\n"));
    }

    [Fact]
    public void Log_AndPublishedCounts_AgreeWhicheverComesFirst()
    {
        const string Counts = "phase,role,count,document,locator\n1,ALIS,2,S4,x\n1,SUPERVISOR,1,S4,x\n";
        const string Log = "interview,role,phase,month,area,mode\na,ALIS,1,2020-01-01,,VIDEO\nb,ALIS,1,2020-01-01,,VIDEO\nc,SUPERVISOR,1,2020-01-01,,VIDEO\n";
        _study.Accept("counts", Counts);

        Assert.Equal("error row –, role: interview_log_count", _study.Findings("log", Log.Replace("b,ALIS,1,2020-01-01,,VIDEO\n", "", StringComparison.Ordinal)));
        Assert.Equal("error row –, role: interview_log_count", _study.Findings("log", Log + "d,HEALTH_LEADER,1,2020-01-01,,VIDEO\n"));
        _study.Accept("log", Log);
        Assert.Equal("warning row 2, count: interview_count_log", _study.Findings("counts", Counts.Replace("ALIS,2", "ALIS,3", StringComparison.Ordinal)));
    }

    [Fact]
    public void JointNumbers_ThatDifferWithinAUnit_AreFound()
    {
        _study.Table("joint", "id", "name: id, type: text, class: public", "name: unit, type: text, class: public", "name: applicants_joint, type: integer, class: public")
            .Round("joint", "FIGURES", "joint");

        Assert.Equal(
            "error row 2, applicants_joint: joint_number\nerror row 3, applicants_joint: joint_number",
            _study.Findings("joint", "id,unit,applicants_joint\na,u,12\nb,u,13\nc,v,12\nd,v,\n"));
    }

    /// <summary>
    /// Forty answers each: a new category, a share of empty cells that moves from 0 to 30 % (three standard errors of the difference are 24 %),
    /// and a mean that moves from 19.5 to 195 with a standard deviation of 12. Which category is new is not said.
    /// </summary>
    [Fact]
    public void Drift_SinceTheRoundBefore_IsAWarning()
    {
        _study.Table("wave", "id", "name: id, type: text, class: public", "name: form, type: code, codelist: contract_form, class: personal", "name: n, type: integer, unit: NOK, class: personal", "name: m, type: integer, unit: NOK, class: personal")
            .Round("wave-1", "FIGURES", "wave", "from: 2020-03-01")
            .Round("wave-2", "FIGURES", "wave", "from: 2021-03-01");
        _study.Accept("wave-1", "id,form,n,m\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},FASTLONN,{i},{i}\n")));

        var changed = "id,form,n,m\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{(i == 13 ? "LOCUM" : "FASTLONN")},{i * 10},{(i < 12 ? "" : i)}\n"));
        Assert.Equal("warning row –, n: drift_mean\nwarning row –, m: drift_missing_share\nwarning row –, form: drift_new_category", _study.Findings("wave-2", changed));
        Assert.DoesNotContain("LOCUM", string.Concat(_study.Take("wave-2", changed + "40,FASTLONN,1,1\n").Findings.Select(f => f.Message.Nb + f.Suggestion!.Nb)), StringComparison.Ordinal);
    }
}
