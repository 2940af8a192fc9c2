using System.Text;
using AlisResearch.Catalogue;
using AlisResearch.Exports;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>The three kinds of nothing, odd texts and extreme dates in SPSS and Stata files, read back by haven.</summary>
public sealed class MissingValueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedsFact(Tool.R)]
    public async Task KindsOfNothing_ReadByHaven_StayApart()
    {
        var release = Release(
            [1L, null, "FASTLONN", new DateOnly(1900, 1, 1), "=1+1 «æøå»", 1.5m], [null, "..", null, null, null, -0.25m], [null, ".", "NARING", new DateOnly(2100, 12, 31), "", null], [null, ":", null, null, "x", null], [null, null, null, null, "y", null]);
        foreach (var format in new[] { ExportFormat.Sav, ExportFormat.Dta })
            await File.WriteAllBytesAsync(_folder[$"made_up.{format.Extension}"], format.Bytes(release, release.Tables.Single(), Language.Nb));
        await File.WriteAllTextAsync(_folder["read.R"], """
            suppressPackageStartupMessages(library(haven))
            sav <- read_sav("made_up.sav", user_na = TRUE)
            dta <- read_dta("made_up.dta")
            stopifnot(
              identical(as.numeric(zap_labels(zap_missing(sav$posts))), c(1, NA, NA, NA, NA)),
              identical(attr(sav$posts, "na_values"), c(-99, -98, -97)),
              identical(as.numeric(unclass(sav$posts))[2:4], c(-99, -98, -97)),
              identical(names(attr(sav$posts, "labels")), c("Mangler", "Ikke aktuelt", "Kan ikke publiseres")),
              identical(na_tag(dta$posts), c(NA, "a", "b", "c", NA)),
              identical(na_tag(attr(dta$posts, "labels")), c("a", "b", "c")),
              identical(names(attr(dta$posts, "labels")), c("Mangler", "Ikke aktuelt", "Kan ikke publiseres")))
            for (frame in list(sav, dta)) stopifnot(
              identical(as.character(as_factor(frame$form)), c("Fastlønn", NA, "Næringsdrift", NA, NA)),
              identical(format(frame$day), c("1900-01-01", NA, "2100-12-31", NA, NA)),
              identical(as.character(frame$words), c("=1+1 «æøå»", "", "", "x", "y")),
              identical(as.numeric(frame$amount), c(1.5, -0.25, NA, NA, NA)),
              identical(attr(frame$amount, "label"), "Beløp [NOK]"))
            cat("apart")
            """);

        Assert.Equal("apart", await ToolProcess.Run(_folder.Path, "Rscript", "--encoding=UTF-8", "read.R"));
    }

    /// <summary>Fails where a text that Stata cannot hold is cut, or a trace is all that is said.</summary>
    [NeedsFact(Tool.ReadStat)]
    public void ATextTooLongForStata_IsRefusedByName()
    {
        var release = Release([1L, null, null, null, new string('å', 1_100), null]);

        var refusal = Assert.Throws<AlisException>(() => ExportFormat.Dta.Bytes(release, release.Tables.Single(), Language.En));

        Assert.Contains("words", refusal.Text.En, StringComparison.Ordinal);
        Assert.Contains("2200", refusal.Text.En, StringComparison.Ordinal);
    }

    /// <summary>Fails where a line of the document is longer than SPSS's 80 bytes, or a letter is cut in two: by characters, four of these words of 17 bytes would stand on the first.</summary>
    [NeedsFact(Tool.ReadStat)]
    public void ALongCitation_InSpss_IsWrappedByBytes()
    {
        var citation = string.Join(' ', Enumerable.Repeat("blåbærsyltetøy", 12)) + new string('å', 60);
        var release = Release(citation, [1L, null, null, null, null, null]);

        var file = ExportFormat.Sav.Bytes(release, release.Tables.Single(), Language.Nb);

        var start = file.AsSpan().IndexOf("release: "u8);
        var lines = Enumerable.Range(0, BitConverter.ToInt32(file, start - 4)).Select(i => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file, start + (80 * i), 80).TrimEnd()).ToList();
        Assert.Contains("citation: " + string.Concat(Enumerable.Repeat("blåbærsyltetøy ", 3)).TrimEnd(), lines);
        Assert.Contains(citation.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private ExportedRelease Release(params object?[][] rows) => Release("made up", rows);

    private ExportedRelease Release(string citation, params object?[][] rows)
    {
        (string Name, ColumnType Type, string? Codelist, string? Unit)[] columns =
            [("posts", ColumnType.Integer, null, null), ("posts_missing", ColumnType.Code, "missing", null), ("form", ColumnType.Code, "contract_form", null), ("day", ColumnType.Date, null, null), ("words", ColumnType.Text, null, null), ("amount", ColumnType.Decimal, null, "NOK")];
        using (var catalogue = ReleaseCatalogue.Create(_folder[ReleaseCatalogue.FileName]))
        {
            catalogue.Add(new TableRow
            {
                Name = "made_up",
                TitleNb = "Oppdiktet",
                TitleEn = "Made up",
                Folder = ReleaseFolder.PublicTables,
                Rows = rows.Length,
                Synthetic = true,
                KeyColumns = "posts",
                Variables = [.. columns.Select(c => new VariableRow { TableName = "made_up", Name = c.Name, Type = Spelling.Constant(c.Type), Codelist = c.Codelist, Unit = c.Unit, Nb = c.Name == "amount" ? "Beløp" : c.Name, En = c.Name })],
            });
            foreach (var list in new[] { "missing", "contract_form" })
                catalogue.AddRange(Repository.Schema.Codelists[list].Codes.Select(c => new CodeRow { Codelist = list, Code = c.Value, Nb = c.Label.Nb, En = c.Label.En }));
            catalogue.SaveChanges();
        }

        return new(
            new(_folder.Path, new(ReleaseManifest.CurrentFormat, "2023-02-01-000000000000", ReleaseKind.Public, new(2023, 2, 1), "2", true, citation, "test", [])),
            _ => [.. rows.Select(r => (IReadOnlyList<object?>)r)]);
    }
}
