using System.CommandLine;
using System.Globalization;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary><c>alis api-keys add|list|revoke</c>: the keys to internal releases.</summary>
internal static class ApiKeysCommand
{
    private const int LongestLabel = 60;
    private const int DefaultDays = 90;
    private const int MostDays = 366;

    public static Command Create(CommonOptions options)
    {
        var terminal = options.Terminal;
        return new Command("api-keys", terminal.Say(
            "Lager, viser og trekker tilbake nøklene som interne utgivelser vises med (alis serve --internal).",
            "Makes, shows and revokes the keys that internal releases are served with (alis serve --internal)."))
        {
            Add(options), List(options), Revoke(options),
        };
    }

    private static Command Add(CommonOptions options)
    {
        var terminal = options.Terminal;
        var label = new Argument<string>("label") { HelpName = terminal.Say("MERKELAPP", "LABEL"), Description = terminal.Say("Hva nøkkelen er til; ikke et personnavn.", "What the key is for; not a person's name.") };
        label.Validators.Add(result =>
        {
            var text = result.Tokens.SingleOrDefault()?.Value ?? "";
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestLabel || text.Any(char.IsControl))
                result.AddError(terminal.Say($"Merkelappen skal ha 1 til {LongestLabel} tegn på én linje.", $"The label must have 1 to {LongestLabel} characters on one line."));
        });
        var days = new Option<int>("--days")
        {
            HelpName = "N",
            DefaultValueFactory = _ => DefaultDays,
            Description = terminal.Say($"Dager til den utløper, 1 til {MostDays}.", $"Days until it expires, 1 to {MostDays}."),
        };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostDays))
                result.AddError(terminal.Say($"--days er et helt tall fra 1 til {MostDays}.", $"--days is a whole number from 1 to {MostDays}."));
        });
        var command = new Command("add", terminal.Say(
            "Lager en nøkkel på 256 bit. Den vises bare nå; lageret har bare en kontrollsum av den.",
            "Makes a key of 256 bits. It is shown only now; all that is stored is its hash."))
        { label, days };
        options.Examples[command] = ["alis api-keys add analyse", "alis api-keys add R --days 7"];
        command.SetAction(parsed =>
        {
            var (key, stored) = Keys(options, parsed).Add(parsed.GetValue(label)!, DateTimeOffset.UtcNow.AddDays(parsed.GetValue(days)));
            if (options.Json(parsed))
            {
                terminal.Json(new { key, stored.Id, stored.Label, stored.Created, stored.Expires });
                return;
            }

            terminal.Line(key);
            terminal.Error(terminal.Say(
                $"Nøkkelen {stored.Id} vises bare nå. Den gjelder til {Day(stored.Expires)}. Vis interne utgivelser: alis serve --internal. Send nøkkelen som «Authorization: Bearer …», eller som passord i nettleseren.",
                $"The key {stored.Id} is shown only now. It holds until {Day(stored.Expires)}. Serve internal releases: alis serve --internal. Send the key as “Authorization: Bearer …”, or as the password in the browser."));
        });
        return command;
    }

    private static Command List(CommonOptions options)
    {
        var terminal = options.Terminal;
        var command = new Command("list", terminal.Say("Viser nøklene, uten dem selv.", "Shows the keys, without themselves."));
        options.Examples[command] = ["alis api-keys list", "alis api-keys list --json"];
        command.SetAction(parsed =>
        {
            var now = DateTimeOffset.UtcNow;
            var keys = Keys(options, parsed).All();
            if (options.Json(parsed))
                terminal.Json(keys.Select(k => new { k.Id, k.Label, k.Created, k.Expires, k.Revoked, Valid = k.IsValid(now) }));
            else if (keys.Count == 0)
                terminal.Line(terminal.Say("Det er ingen nøkler. Lag en: alis api-keys add MERKELAPP", "There are no keys. Make one: alis api-keys add LABEL"));
            else
                terminal.Table(
                    ["Id", terminal.Say("Merkelapp", "Label"), terminal.Say("Laget", "Made"), terminal.Say("Utløper", "Expires"), terminal.Say("Status", "Status")],
                    keys.Select(k => (IReadOnlyList<string>)[k.Id, k.Label, Day(k.Created), Day(k.Expires), Status(terminal, k, now)]));
        });
        return command;
    }

    private static Command Revoke(CommonOptions options)
    {
        var terminal = options.Terminal;
        var id = new Argument<string>("id") { HelpName = "ID", Description = terminal.Say("Nøkkelens id, fra alis api-keys list.", "The key's id, from alis api-keys list.") };
        var command = new Command("revoke", terminal.Say("Trekker en nøkkel tilbake; den åpner ingenting fra da av.", "Revokes a key; it opens nothing from then on.")) { id };
        options.Examples[command] = ["alis api-keys revoke 1f0a9c3e"];
        command.SetAction(parsed =>
        {
            var keys = Keys(options, parsed);
            if (!keys.Revoke(parsed.GetValue(id)!))
                throw new AlisException(ExitCode.Usage, new(
                    $"Det er ingen gyldig nøkkel «{parsed.GetValue(id)}». Se alis api-keys list.", $"There is no valid key “{parsed.GetValue(id)}”. See alis api-keys list."));
            if (options.Json(parsed))
                terminal.Json(new { Revoked = parsed.GetValue(id) });
            else
                terminal.Line(terminal.Say($"Nøkkelen {parsed.GetValue(id)} er trukket tilbake.", $"The key {parsed.GetValue(id)} is revoked."));
        });
        return command;
    }

    private static ApiKeys Keys(CommonOptions options, ParseResult parsed) => new(options.Data(parsed).ApiKeys);

    private static string Day(DateTimeOffset moment) => moment.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Status(Terminal terminal, ApiKey key, DateTimeOffset now) =>
        key.Revoked is { } revoked ? terminal.Say($"trukket tilbake {Day(revoked)}", $"revoked {Day(revoked)}")
        : key.IsValid(now) ? terminal.Say("gyldig", "valid")
        : terminal.Say("utløpt", "expired");
}
