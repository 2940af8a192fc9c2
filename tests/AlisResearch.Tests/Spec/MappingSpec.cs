using System.Security.Cryptography;
using System.Text;
using AlisResearch.Etl;
using AlisResearch.Etl.Pseudonyms;

namespace AlisResearch.Tests.Spec;

/// <summary>What a round's YAML can say is done to its file, each with a small file and the rows it gives.</summary>
public sealed class MappingSpec : IDisposable
{
    private readonly TrialStudy _study = new();

    public MappingSpec() => _study.Table(
        "example", "id", "name: id, type: text, required: true, class: public", "name: form, type: code, codelist: contract_form, class: public",
        "name: amount, type: decimal, class: public", "name: since, type: date, class: public", "name: year, type: integer, class: public",
        "name: count, type: integer, class: public", "name: count_missing, type: code, codelist: missing, class: public");

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Columns_AreRenamedRecodedAndSetConstant()
    {
        _study.Round("renamed", "FIGURES", "example", """
            columns: {id: Nummer, form: Lønn}
            recode: {form: {"1": FASTLONN, "2": NARING}}
            constants: {amount: "12.5", since: "2019-01-01", year: "2019", count: "3"}
            ignore: [Merknad]
            """);

        _study.Accept("renamed", "Nummer,Lønn,Merknad\na,1,fritekst\nb,2,\nc,LOCUM,x\n");

        Assert.Equal(
            ["a|FASTLONN|12.5000|2019-01-01|2019|3|", "b|NARING|12.5000|2019-01-01|2019|3|", "c|LOCUM|12.5000|2019-01-01|2019|3|"], _study.Rows("renamed"));
    }

    [Fact]
    public void Recode_ValueThatIsNotListed_IsValidatedAsItStands()
    {
        _study.Round("recoded", "FIGURES", "example", "recode: {form: {\"1\": FASTLONN}}\nconstants: {amount: \"1\", since: \"2019-01-01\", year: \"1\", count: \"1\"}");

        Assert.Equal("error row 3, form: code", _study.Findings("recoded", "id,form\na,1\nb,3\n"));
    }

    /// <summary>Norwegian Excel: semicolons, decimal commas, dd.mm.yyyy.</summary>
    [Fact]
    public void Format_OfNorwegianExcel_IsReadAsItIsWritten()
    {
        _study.Round("excel", "FIGURES", "example", "format: {delimiter: \";\", decimal_mark: \",\", date_format: dd.mm.yyyy}\nconstants: {form: FASTLONN, year: \"1\", count: \"1\"}");

        Assert.Equal(
            "error row 3, amount: decimal\nerror row 4, since: date\nerror row 5, since: date",
            _study.Findings("excel", "id;amount;since\na;1,5;06.11.2019\nb;1.5;06.11.2019\nc;2;2019-11-06\nd;2;31.02.2019\n"));
        _study.Accept("excel", "id;amount;since\na;1,5;06.11.2019\nb;;29.02.2020\n");
        Assert.Equal(["a|1.5000|2019-11-06", "b||2020-02-29"], _study.Rows("excel", "id, amount, since"));
    }

    [Fact]
    public void Derive_TheClosedSet_ComputesFromTheFilesColumns()
    {
        _study.Round("derived", "FIGURES", "example", """
            derive:
              id: {join: [a, b]}
              form: {first_of: [f, g]}
              year: {year_of: [d]}
              since: {month_of: [d]}
              count: {days_between: [d, e]}
              amount: {sum: [x, y]}
            """);

        _study.Accept("derived", "a,b,f,g,d,e,x,y\nn,1,,LOCUM,2019-11-06,2019-11-20,2,3\nn,2,NARING,LOCUM,2020-02-29,,4,\n");

        Assert.Equal(["n-1|LOCUM|5.0000|2019-11-01|2019|14|", "n-2|NARING||2020-02-01|2020||.."], _study.Rows("derived"));
    }

    /// <summary>The three kinds of nothing are kept apart, whatever the source writes for them.</summary>
    [Fact]
    public void Missing_Codes_BecomeTheirSign()
    {
        _study.Round("signs", "FIGURES", "example", "missing: {\"99\": \"..\", \"98\": \".\"}\nconstants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", year: \"1\"}");

        _study.Accept("signs", "id,count\na,5\nb,99\nc,98\nd,\ne,:\nf,..\ng,.\n");

        Assert.Equal(["a|5|", "b||..", "c||.", "d||..", "e||:", "f||..", "g||."], _study.Rows("signs", "id, count, count_missing"));
    }

    /// <summary>A column that cannot say why it is empty is empty where a value is missing; any other code is left for the checks to refuse.</summary>
    [Fact]
    public void Missing_CodesInAPlainColumn_AreEmptyOrRefused()
    {
        _study.Round("plain", "FIGURES", "example", "missing: {\"99\": \"..\", \"nei\": \".\"}\nconstants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", count: \"1\"}");

        Assert.Equal("error row 4, year: integer", _study.Findings("plain", "id,year\na,2019\nb,99\nc,nei\n"));
        _study.Accept("plain", "id,year\na,2019\nb,99\n");
        Assert.Equal(["a|2019", "b|"], _study.Rows("plain", "id, year"));
    }

    /// <summary>The pseudonym in the warehouse is RFC 2104's HMAC-SHA-256 under the study's key, spaces at the ends aside.</summary>
    [Fact]
    public void Pseudonym_IsTheHmacOfTheTrimmedIdentifier()
    {
        _study.Table("people", "person", "name: person, type: pseudonym, required: true, class: personal", "name: n, type: integer, class: personal");
        _study.Round("people", "FIGURES", "people");

        _study.Accept("people", "person,n\nsyntetisk-æ-1,1\n  syntetisk-2 ,2\n");

        var key = PseudonymKey.ForStudy(_study.Folders, "trial", null, create: false).Chain.Single();
        Assert.Equal(
            new[] { ("syntetisk-æ-1", 1), ("syntetisk-2", 2) }.Select(p => $"{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(p.Item1)))}|{p.Item2}").Order(StringComparer.Ordinal),
            _study.Rows("people"));
        Assert.Equal("error row 3, person: pseudonym\nerror row 4, person: required", _study.Findings("people", "person,n\na,1\n\" \",2\n,3\n"));
    }

    /// <summary>In a made-up round no identifier has the form of a national identity or register number, and nowhere is one a formula.</summary>
    [Theory]
    [InlineData(true, "error row 2, person: real_identifier\nerror row 3, person: real_identifier\nerror row 4, person: real_identifier\nerror row 6, person: formula")]
    [InlineData(false, "error row 6, person: formula")]
    public void Identifier_ThatLooksReal_IsRefusedInAMadeUpRound(bool synthetic, string findings)
    {
        _study.Table("people", "person", "name: person, type: pseudonym, required: true, class: personal");
        _study.Round("people", "FIGURES", "people", synthetic: synthetic);

        Assert.Equal(
            string.Join('\n', findings.Split('\n').OrderBy(f => f.Contains("formula", StringComparison.Ordinal) ? 0 : 1)),
            _study.Findings("people", "person\n00000000000\n000000 00000\n0000000\n123456\n=A1\nsynthetic-12345678901\n"));
    }

    /// <summary>A header cell that does not look like a column's name may be a person's: its place is told.</summary>
    [Theory]
    [InlineData("extra", "extra")]
    [InlineData("q12.b", "q12.b")]
    [InlineData("12345678901", "#2")]
    [InlineData("To Ord", "#2")]
    [InlineData("Forms", "Forms")]
    public void UnknownColumn_ThatDoesNotLookLikeOne_IsToldByItsPlace(string header, string shown)
    {
        _study.Round("header", "FIGURES", "example", "constants: {amount: \"1\", since: \"2019-01-01\", year: \"1\", count: \"1\"}");

        var finding = _study.Take("header", $"id,{header},form\na,x,FASTLONN\n").Findings.Single();

        Assert.Equal(("unknown_column", shown), (finding.Rule, finding.Column));
        Assert.Equal(shown == header, finding.Message.Nb.Contains(header, StringComparison.Ordinal));
    }

    /// <summary>A question keeps its identity when its column and its wording change; an answer is checked as its question says.</summary>
    [Fact]
    public void Questions_WideToLong_GiveARowEach()
    {
        _study.Schema.Write("questionnaires/trial.yml", """
            id: trial
            title: {nb: Et skjema, en: A form}
            questions:
              - id: applicants
                type: integer
                min: 0
                max: 90
                about: {nb: Søkere, en: Applicants}
                wordings: [{nb: Hvor mange søkte?, en: How many applied?}, {nb: Hvor mange søkte stillingen?, en: How many applied for the post?}]
              - id: form
                type: code
                codelist: contract_form
                about: {nb: Driftsform, en: Contract form}
                wordings: [{nb: Hvilken form?, en: Which form?}]

            """);
        const string Mapping = """
            questionnaire: trial
            columns: {respondent: id, answered_at: tid, municipality: kommune}
            missing: {"99": "..", "98": "."}
            recode: {f2: {"1": FASTLONN, "2": NARING}}
            ignore: [kommentar]
            """;
        _study.Round("first", "SURVEY", "survey_response", $"from: 2020-03-01\n{Mapping}\nconstants: {{round: \"1\"}}\nquestions: {{s1: {{question: applicants}}, f2: {{question: form}}}}");
        _study.Round("second", "SURVEY", "survey_response", $"from: 2021-03-01\n{Mapping}\nconstants: {{round: \"2\"}}\nquestions: {{q7: {{question: applicants, wording: 2}}, f2: {{question: form}}}}");

        _study.Accept("first", "id,tid,kommune,s1,f2,kommentar\ns-1,2020-03-14T10:22:00,X001,3,1,x\ns-2,2020-03-15T08:00:00,X002,99,\ns-3,,X001,98,2,\n".Replace("99,\n", "99,,\n", StringComparison.Ordinal));
        _study.Accept("second", "id,tid,kommune,q7,f2,kommentar\ns-1,2021-03-14T10:22:00,X001,4,1,\n");

        Assert.Equal(
            ["2|applicants|1|3||", "2|form|1|FASTLONN||", "3|applicants|1||..|99", "3|form|1||..|", "4|applicants|1||.|98", "4|form|1|NARING||"],
            _study.Rows("first", "source_row, question, wording, answer, answer_missing, missing_code"));
        Assert.Equal(["applicants|2|4", "form|1|FASTLONN"], _study.Rows("second", "question, wording, answer"));
        Assert.Equal(
            "error row 3, q7: integer\nerror row 2, q7: range\nerror row 3, f2: code",
            _study.Findings("second", "id,tid,kommune,q7,f2,kommentar\na,,X001,91,1,\nb,,X001,mange,3,\n"));
        Assert.Contains(
            "error row 3, study + round + respondent + question: duplicate_key",
            _study.Findings("second", "id,tid,kommune,q7,f2,kommentar\na,,X001,1,1,\na,,X001,1,1,\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void FreeText_ThatNobodyReviewed_IsAnUnknownColumn()
    {
        _study.Round("text", "FIGURES", "example", "constants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", year: \"1\", count: \"1\"}");

        var finding = Assert.Single(_study.Take("text", "id,Kommentar\na,fritekst\n").Findings);

        Assert.Equal("unknown_column", finding.Rule);
        Assert.Contains("ignore", finding.Suggestion!.Nb, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatBeginsAsAFormula_IsRefused()
    {
        _study.Round("formula", "FIGURES", "example", "constants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", year: \"1\", count: \"1\"}");

        Assert.Equal("error row 2, id: formula\nerror row 3, id: formula", _study.Findings("formula", "id\n=SUM(A1)\n@a\nb=c\n"));
    }

    [Fact]
    public void Utf16_Declared_IsReadLikeAnyOther()
    {
        _study.Round("unicode", "FIGURES", "example", "format: {charset: utf-16, delimiter: tab}\nconstants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", year: \"1\"}");

        var result = _study.Take("unicode", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id\tcount\nÅ\t1\nŋ\t2\n")]);

        Assert.Equal(IngestStatus.Published, result.Status);
        Assert.Equal(["Å|1", "ŋ|2"], _study.Rows("unicode", "id, count"));
    }

    /// <summary>Many mistakes of one kind: the first thousand, and how many more.</summary>
    [Fact]
    public void Findings_OfOneRule_AreCountedBeyondTheFirstThousand()
    {
        _study.Round("many", "FIGURES", "example", "constants: {form: FASTLONN, amount: \"1\", since: \"2019-01-01\", year: \"1\"}");

        var findings = _study.Take("many", "id,count\n" + string.Concat(Enumerable.Range(0, 2500).Select(i => $"{i},x\n"))).Findings;

        Assert.Equal(1001, findings.Count);
        Assert.Equal(Enumerable.Range(2, 1000).Select(r => (long?)r), findings.Take(1000).Select(f => f.Row));
        Assert.Equal("… og 1500 til.", findings[^1].Message.Nb);
    }
}
