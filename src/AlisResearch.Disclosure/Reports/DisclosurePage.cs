using System.Globalization;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The disclosure report as a page in both languages.</summary>
public static class DisclosurePage
{
    /// <summary>The page.</summary>
    public static string Render(DisclosureReport report, Language opensIn) => HtmlPage.Render(
        new("Personvernrapport", "Disclosure report"), opensIn, language => Body(new(language), report));

    private static string Body(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<header><h1>{new LocalText("Personvernrapport", "Disclosure report")}</h1>");
        html.Add($"<p class=\"lede\">{new LocalText(
            $"Utgivelsen datert {report.Date:yyyy-MM-dd}, policy {report.Policy}. Godkjennes av: {report.Approver.Nb}.",
            $"The release dated {report.Date:yyyy-MM-dd}, policy {report.Policy}. Approved by: {report.Approver.En}.")}</p>");
        html.AddIf(report.Cohorts.Any(c => c.Synthetic), $"<p><span class=\"mark made-up\">{new LocalText("Syntetiske data", "Synthetic data")}</span> {new LocalText("Personene er oppdiktet.", "The persons are made up.")}</p>");
        html.Add($"</header>");
        Method(html, report);
        Cohorts(html, report);
        Gates(html, report);
        Utility(html, report);
        Coarsening(html, report);
        Amounts(html, report);
        html.Add($"<section><h2>{new LocalText("Det som ikke er skjult", "What is not hidden")}</h2><ul>");
        foreach (var risk in report.ResidualRisk)
            html.Add($"<li>{risk}</li>");
        html.Add($"</ul></section>");
        html.Add($"<footer><p>{new LocalText(
            "Rapporten er laget av policyen og de beskyttede tallene alene; ingenting i den er regnet ut fra eksakte data.",
            "The report is made of the policy and the protected counts alone; nothing in it was computed from exact data.")}</p></footer>");
        return html.ToString();
    }

    private static void Method(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Slik er tallene beskyttet", "How the figures are protected")}</h2><ul>");
        html.Add($"<li>{new LocalText(
            $"Hvert antall er rundet ned eller opp til et multiplum av {report.Rounding.Base}, slik at delene går opp i summen. Hvilken vei er trukket med en hemmelighet, ikke valgt.",
            $"Each count is rounded down or up to a multiple of {report.Rounding.Base}, so that the parts add up. Which way is drawn with a secret, not chosen.")}</li>");
        html.Add($"<li>{new LocalText(
            $"Kohorter under {report.Minima.Total} personer er ikke publisert. Klasser under {report.Minima.Curve} personer eller {report.Minima.CountMunicipalities} kommuner er slått sammen.",
            $"Cohorts below {report.Minima.Total} persons are not published. Classes below {report.Minima.Curve} persons or {report.Minima.CountMunicipalities} municipalities are merged.")}</li>");
        html.Add($"<li>{new LocalText(
            "τ styrer hvor mye avrundingen røper: jo høyere, desto mindre, og desto lenger fra de riktige tallene.",
            "τ governs how much the rounding tells: the higher, the less, and the further from the true figures.")} {new LocalText("Etter antall personer:", "By the number of persons:")} {string.Join("; ", report.Rounding.Temperatures.Select((t, i) => $"{Range(report.Rounding, i)}: τ = {Number(t.Tau)}"))}.</li>");
        html.Add($"</ul></section>");
    }

    private static void Cohorts(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Kohortene", "The cohorts")}</h2>");
        Table(html, [new("Studie", "Study"), new("Fase eller runde", "Phase or round"), new("Hva", "What"), new("Beskyttet antall", "Protected number"), LocalText.Same("τ"), new("Tabeller", "Tables"), new("Celler", "Cells"), new("Smaleste intervall", "Narrowest interval")], report.Cohorts.Select(c => new[]
        {
            c.Study, c.Part, Kind(c.Kind).In(html.Language), $"{c.Total}", Number(c.Tau), $"{c.Nodes.Count}", $"{c.Nodes.Sum(n => n.Cells)}", c.Nodes.Count > 0 ? $"{c.Nodes.Min(n => n.Narrowest) + 1}" : "",
        }));
        html.Add($"<ul>");
        foreach (var cohort in report.Cohorts)
            html.Add($"<li>{cohort.Study} {cohort.Part}, {Kind(cohort.Kind)}: {string.Join(", ", cohort.Nodes.Select(n => n.Level is null ? n.Name : $"{n.Name} ({n.Level})"))}</li>");
        html.Add($"</ul>");
        html.Add($"<p class=\"aside\">{new LocalText("Intervallet er antallet verdier det riktige tallet kan ha, for den som bare har utgivelsen.", "The interval is how many values the true count can have, for whoever has the release alone.")}</p></section>");
    }

    private static void Gates(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Prøvd på simulerte kohorter", "Tried on simulated cohorts")}</h2>");
        html.Add($"<p>{new LocalText(
            $"Kohorter som disse er simulert, avrundet og angrepet av noen som kjenner metoden, og hvem som begynte når. Høyst {Percent(report.Gate.Share)} av utgivelsene kan gjøre det mer enn {Percent(report.Gate.Posterior)} sannsynlig at alle har sluttet, eller at ingen av stillingene har sin første lege.",
            $"Cohorts like these are simulated, rounded and attacked by somebody who knows the method, and who entered when. At most {Percent(report.Gate.Share)} of the releases may make it more than {Percent(report.Gate.Posterior)} probable that everybody left, or that no post has its first doctor.")}</p>");
        Table(html, [new("Studie", "Study"), new("Fase", "Phase"), new("Hva", "What"), new("Klasse", "Class"), new("Forhåndstro", "Prior"), new("Simulert", "Simulated"), new("Avslørt", "Disclosed"), new("Tillatt", "Allowed")],
            report.Gates.Select(g => new[] { g.Study, g.Part, Kind(Spelling.Constant(g.Kind)).In(html.Language), g.Class == RefinementTree.Root ? new LocalText("alle", "all").In(html.Language) : g.Class, g.Prior, $"{g.Cohorts}", $"{g.Disclosed}", $"{g.Allowed}" }));
        html.Add($"<dl class=\"columns\">");
        foreach (var prior in report.Priors)
            html.Add($"<div><dt>{prior.Name}</dt><dd>{prior.Meaning}</dd></div>");
        html.Add($"</dl></section>");
    }

    private static void Utility(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Hva beskyttelsen koster", "What the protection costs")}</h2>");
        html.Add($"<p>{new LocalText(
            "Gjennomsnitt over simulerte kohorter: største avstand mellom retensjonskurvene, feil i antall som har sluttet, og relativ feil i avgangsraten. τ er et valg; den som brukes, er merket.",
            "Means over simulated cohorts: the largest distance between the retention curves, the error of the number who left, and the relative error of the exit rate. τ is a choice; the one that is used is marked.")}</p>");
        Table(html, [new("Studie", "Study"), new("Fase", "Phase"), LocalText.Same("τ"), new("Kurve", "Curve"), new("Sluttet", "Left"), new("Rate", "Rate")],
            report.Cohorts.SelectMany(c => c.Utility.Select(u => new[]
            {
                c.Study, c.Part, u.Tau == c.Tau ? $"{Number(u.Tau)} ←" : Number(u.Tau), u.Curve.ToString("F2", CultureInfo.InvariantCulture), u.Left.ToString("F1", CultureInfo.InvariantCulture), Percent(u.Rate),
            })));
        html.Add($"</section>");
    }

    private static void Coarsening(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Slått sammen eller utelatt", "Merged or left out")}</h2>");
        html.Add($"<ul>");
        foreach (var step in report.Coarsening)
            html.Add($"<li>{step.Study} {step.Part}, {Kind(Spelling.Constant(step.Kind))}{(step.Node == RefinementTree.Root ? "" : $", {step.Node}")}: {step.Reason}</li>");
        html.Add($"</ul></section>");
    }

    private static void Amounts(HtmlWriter html, DisclosureReport report)
    {
        html.Add($"<section><h2>{new LocalText("Beløp", "Amounts")}</h2>");
        html.Add($"<p>{new LocalText(
            $"Et gjennomsnitt er publisert bare når minst {report.AmountRules.Contributors} bidrar, ingen kan anslå et annet bidrag nærmere enn {Number(report.AmountRules.P)} %, og de {report.AmountRules.N} største har høyst {Number(report.AmountRules.K)} % av summen. Det har to gjeldende siffer, og de ytterste bidragene er dratt inn.",
            $"A mean is published only when at least {report.AmountRules.Contributors} contribute, nobody can estimate another's contribution to within {Number(report.AmountRules.P)} %, and the {report.AmountRules.N} largest have at most {Number(report.AmountRules.K)} % of the total. It has two significant digits, and the outermost contributions are drawn in.")}</p>");
        Table(html, [new("Studie", "Study"), new("Fase", "Phase"), new("Publisert", "Published")], report.Amounts.Select(a => new[] { a.Study, a.Phase, $"{a.Published}" }));
        html.Add($"</section>");
    }

    private static void Table(HtmlWriter html, IReadOnlyList<LocalText> header, IEnumerable<string[]> rows)
    {
        html.Add($"<div class=\"numbers\"><table><thead><tr>");
        foreach (var name in header)
            html.Add($"<th scope=\"col\" class=\"text\">{name}</th>");
        html.Add($"</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Add($"<tr>");
            foreach (var value in row)
                html.Add($"<td class=\"text\">{value}</td>");
            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div>");
    }

    /// <summary>What is counted, in words.</summary>
    private static LocalText Kind(string kind) => kind switch
    {
        "DOCTOR" => new("leger i stillinger", "doctors in posts"),
        "POST" => new("stillinger", "posts"),
        _ => new("de som svarte", "respondents"),
    };

    /// <summary>The cohort sizes that a temperature is for.</summary>
    private static string Range(RoundingPolicy rounding, int index)
    {
        var from = index == 0 ? null : rounding.Temperatures[index - 1].Below;
        return (from, rounding.Temperatures[index].Below) switch
        {
            (null, { } below) => $"< {below}",
            ({ } least, { } below) => $"{least}–{below - 1}",
            ({ } least, null) => $"≥ {least}",
            _ => "",
        };
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
