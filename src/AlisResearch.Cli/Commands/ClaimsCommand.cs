using System.CommandLine;
using System.Globalization;
using AlisResearch.Analytics;
using AlisResearch.Disclosure;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis claims</c>: the ledger of published numbers over the warehouse, as it stands or as it stood.</summary>
internal static class ClaimsCommand
{
    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        var verdict = new Option<string?>("--verdict") { Description = terminal.Say("Bare påstander med denne dommen.", "Only claims with this verdict.") };
        verdict.AcceptOnlyFromAmong([.. Enum.GetValues<ClaimVerdict>().Select(Spelling.Constant)]);
        var study = StudyOption.Narrowing(terminal);
        var asKnownAt = AsKnownAtOption.Create(terminal);
        var command = new Command("claims", terminal.Say(
            "Regner publiserte tall ut på nytt og viser hva dataene sier om dem.",
            "Recomputes published numbers and shows what the data say of them."))
        { verdict, study, asKnownAt };
        options.Examples[command] = ["alis claims --study alis-nord", "alis claims --verdict CONTRADICTED --json", "alis claims --as-known-at 2026-06-30"];
        command.SetAction(async (parsed, cancellation) =>
        {
            var schema = options.Schema(parsed);
            StudyOption.Check(schema, parsed.GetValue(study));
            var snapshot = ReleaseCommand.Snapshot(options.Data(parsed), parsed.GetValue(asKnownAt));
            var judged = await terminal.Working(_ => ReleaseBuilder.JudgeAsync(schema, snapshot, cancellation));
            var claims = judged
                .Where(c => parsed.GetValue(verdict) is not { } v || Spelling.Constant(c.Verdict) == v)
                .Where(c => parsed.GetValue(study) is not { } s || c.Claim.Study == s)
                .ToList();
            if (options.Json(parsed))
                terminal.Json(claims.Select(c => new
                {
                    c.Claim.Id,
                    c.Claim.Study,
                    Statement = c.Claim.Statement.In(terminal.Language),
                    c.Claim.Source,
                    c.Claim.Published,
                    c.Claim.PublishedText,
                    c.Computed,
                    c.Verdict,
                    c.Claim.Contradicts,
                    Note = c.Claim.Note?.In(terminal.Language),
                }));
            else
                Show(terminal, claims);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Show(Terminal terminal, List<JudgedClaim> claims)
    {
        terminal.Table(
            [terminal.Say("Påstand", "Claim"), terminal.Say("Kilde", "Source"), terminal.Say("Publisert", "Published"), terminal.Say("Beregnet", "Computed"), terminal.Say("Dom", "Verdict")],
            claims.Select(c => (IReadOnlyList<string>)
            [
                c.Claim.Statement.In(terminal.Language), c.Claim.Source.Document,
                c.Claim.PublishedText ?? Number(terminal, c.Claim.Published), Number(terminal, c.Computed), Spelling.Constant(c.Verdict),
            ]));
        foreach (var group in claims.GroupBy(c => c.Verdict).OrderBy(g => g.Key))
            terminal.Line($"{Spelling.Constant(group.Key)}: {group.Count()}");
    }

    private static string Number(Terminal terminal, decimal? number) => number?.ToString(
        "#,##0.####", CultureInfo.GetCultureInfo(terminal.Language == Language.Nb ? "nb-NO" : "en-GB")) ?? "";
}
