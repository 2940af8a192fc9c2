using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using AlisResearch.Analytics;
using AlisResearch.Model;

namespace AlisResearch.Cli;

/// <summary>The options that say whom a measure is computed for, and how they are grouped.</summary>
public sealed partial class CohortOptions
{
    private readonly Option<string[]> _study;
    private readonly Option<string?> _phase;
    private readonly Option<string[]> _groupBy;
    private readonly Option<string[]> _where;
    private readonly Option<string[]> _strata;
    private readonly Option<string> _unit;
    private readonly Option<string> _outcome;
    private readonly Option<DateOnly?> _from;
    private readonly Option<DateOnly?> _to;
    private readonly Option<string?> _period;
    private readonly Option<TimeUnit?> _resolution;
    private readonly Option<bool> _absencesAsExits;
    private readonly Option<int> _gapDays;
    private readonly Option<string[]> _set;

    /// <summary>Describes the options in the terminal's language.</summary>
    public CohortOptions(Terminal terminal)
    {
        _study = List("--study", terminal.Say("Studien eller studiene (standard: alle).", "The study or studies (default: all)."));
        _phase = new("--phase") { Description = terminal.Say("Bare denne fasen.", "Only this phase.") };
        _groupBy = List("--group-by", terminal.Say(
            "Grupper etter study, phase, contract_form, scheme, area, centrality_group, municipality_size, entry_year, centrality, list_cap; i Cox-regresjon er de forklaringsvariabler.",
            "Group by study, phase, contract_form, scheme, area, centrality_group, municipality_size, entry_year, centrality, list_cap; in a Cox regression they are the covariates."));
        _where = List("--where", terminal.Say("Bare dem som har denne verdien, variabel=verdi (contract_form=NARING); de samme variablene.", "Only those with this value, variable=value (contract_form=NARING); the same variables."));
        _strata = List("--strata", terminal.Say("Stratifiser etter de samme variablene (log_rank og cox).", "Stratify by the same variables (log_rank and cox)."));
        _unit = Words(terminal, "--unit", SpellUnit.DoctorInPosition, terminal.Say("Hva et opphold hører til.", "What a spell belongs to."));
        _outcome = Words(terminal, "--outcome", OutcomeKind.EndReason, terminal.Say("Hva de som slutter skilles etter.", "What leavers are told apart by."));
        _from = DateOption.Create(terminal, "--from", terminal.Say("Første dag som teller (åååå-mm-dd).", "First day that counts (yyyy-mm-dd)."));
        _to = DateOption.Create(terminal, "--to", terminal.Say("Siste dag som teller, medregnet (åååå-mm-dd).", "Last day that counts, included (yyyy-mm-dd)."));
        _period = new("--period") { Description = terminal.Say("Periodene for turnover og stabilitet (standard: kalenderår, eller --from til --to).", "The periods of turnover and stability (default: calendar years, or --from to --to).") };
        _period.AcceptOnlyFromAmong([.. Enum.GetValues<PeriodKind>().Select(Word)]);
        _resolution = new("--resolution")
        {
            CustomParser = result => Resolution(terminal, result),
            HelpName = "day|month|half-year|year|30d|3m",
            Description = terminal.Say("Tidsenheten i kurver (standard: day).", "The unit of time of curves (default: day)."),
        };
        _absencesAsExits = new("--absences-as-exits") { Description = terminal.Say("Regn permisjon og institusjonstjeneste som avgang, når de er lengre enn --gap-days.", "Count leave and institution service as exits, where they are longer than --gap-days.") };
        _gapDays = new("--gap-days")
        {
            DefaultValueFactory = _ => new CohortRequest().GapDays,
            Description = terminal.Say("Lengste avbrudd, i dager, som to opphold er ett over.", "The longest gap, in days, that two spells are one across."),
        };
        _set = List("--set", terminal.Say("Målets egne valg, navn=verdi (alis measure NAVN --describe viser dem).", "The measure's own settings, name=value (alis measure NAME --describe shows them)."));
    }

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All =>
        [_study, _phase, _where, _groupBy, _strata, _unit, _outcome, _from, _to, _period, _resolution, _absencesAsExits, _gapDays, _set];

    /// <summary>The request that a command line makes.</summary>
    public CohortRequest Request(ParseResult parsed) => new()
    {
        Studies = Names(parsed.GetValue(_study)),
        Phase = parsed.GetValue(_phase),
        Where = [.. Pairs("--where", parsed.GetValue(_where)).Select(p => new CohortCondition(p.Name, p.Value))],
        GroupBy = Names(parsed.GetValue(_groupBy)),
        Strata = Names(parsed.GetValue(_strata)),
        Unit = Value<SpellUnit>(parsed.GetValue(_unit)!),
        Outcome = Value<OutcomeKind>(parsed.GetValue(_outcome)!),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Periods = parsed.GetValue(_period) is { } period ? Value<PeriodKind>(period) : null,
        TimeUnit = parsed.GetValue(_resolution) ?? TimeUnit.Day,
        AbsencesAsExits = parsed.GetValue(_absencesAsExits),
        GapDays = parsed.GetValue(_gapDays),
    };

    /// <summary>The measure's own settings.</summary>
    /// <exception cref="AlisException">One is not name=value: exit 2.</exception>
    public IReadOnlyDictionary<string, string> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs("--set", parsed.GetValue(_set)))
            settings[name] = value;
        return settings;
    }

    private static List<(string Name, string Value)> Pairs(string option, string[]? given) => [.. (given ?? []).Select(text =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at].Replace('-', '_'), text[(at + 1)..])
            : throw new AlisException(ExitCode.Usage, new($"{option} skal være navn=verdi, ikke «{text}».", $"{option} must be name=value, not “{text}”.")))];

    /// <summary>A word of an enumeration as it is typed: <c>HalfYear</c> → <c>half-year</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => Spelling.Snake(value).Replace('_', '-');

    private static T Value<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().First(v => Word(v) == word);

    /// <summary>Repeated or separated by commas; <c>contract-form</c> is <c>contract_form</c> too, studies keep their hyphens.</summary>
    private static List<string> Names(string[]? given) =>
        [.. (given ?? []).SelectMany(g => g.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static Option<string[]> List(string name, string description) => new(name) { AllowMultipleArgumentsPerToken = true, Description = description };

    private static Option<string> Words<T>(Terminal terminal, string name, T otherwise, string description)
        where T : struct, Enum
    {
        var option = new Option<string>(name)
        {
            DefaultValueFactory = _ => Word(otherwise),
            Description = $"{description} {terminal.Say("Standard", "Default")}: {Word(otherwise)}.",
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<T>().Select(Word)]);
        return option;
    }

    private static TimeUnit? Resolution(Terminal terminal, ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        TimeUnit? unit = text switch
        {
            "day" => TimeUnit.Day,
            "month" => new(1, IsMonths: true),
            "half-year" => TimeUnit.HalfYear,
            "year" => new(12, IsMonths: true),
            _ => Width().Match(text) is { Success: true } match ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value == "m") : null,
        };
        if (unit is null)
            result.AddError(terminal.Say(
                $"--resolution skal være day, month, half-year, year eller et antall dager eller måneder (30d, 3m), ikke «{text}».",
                $"--resolution must be day, month, half-year, year or a number of days or months (30d, 3m), not “{text}”."));
        return unit;
    }

    [GeneratedRegex("^([1-9][0-9]{0,4})([dm])$")]
    private static partial Regex Width();
}
