using System.Globalization;
using AlisResearch.Catalogue;
using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>The protected cells as tables, one for each node of a kind of tree, all studies in one.</summary>
public static class CellTables
{
    /// <summary>The table of whole cohorts.</summary>
    public const string Cohort = "cohort";

    /// <summary>The table of posts by age.</summary>
    public const string Posts = "post_age";

    /// <summary>The table of simulated curves.</summary>
    public const string SimulatedCurves = "simulated_curve";

    /// <summary>The table of amounts.</summary>
    public const string Amounts = "post_amount";

    private static readonly Dictionary<string, LocalText> Meanings = new()
    {
        [TreeAttributes.Outcome] = new("LEFT: sluttet. STILL: var der da observasjonen sluttet.", "LEFT: left. STILL: was there when the observation ended."),
        [TreeAttributes.Duration] = new("Halvåret etter start da legen sluttet eller observasjonen sluttet; 1 er de første seks månedene.", "The half-year since entry in which the doctor left or the observation ended; 1 is the first six months."),
        [TreeAttributes.EntryTime] = new("Kalenderhalvåret for starten.", "The calendar half-year of entry."),
        [TreeAttributes.ExitTime] = new("Kalenderhalvåret da legen sluttet.", "The calendar half-year of leaving."),
        [TreeAttributes.OriginalHolder] = new("STILL: den første legen i stillingen er der fortsatt. LEFT: er der ikke.", "STILL: the post's first doctor is still there. LEFT: is not."),
        [TreeAttributes.LongestSpell] = new("Hele år én og samme lege har hatt stillingen på det lengste; 5 er fem eller flere.", "Whole years that one doctor has held the post for at the longest; 5 is five or more."),
    };

    /// <summary>The tables, by name; rows in the order of the key, as every other table's.</summary>
    public static IReadOnlyList<ReleaseTable> Of(ProtectedCells cells, SchemaSet schema) => [.. Unordered(cells, schema).Select(Ordered)];

    private static List<ReleaseTable> Unordered(ProtectedCells cells, SchemaSet schema) =>
        [.. cells.Trees.SelectMany(t => t.Nodes.Select(n => (Tree: t, Node: n)))
            .GroupBy(n => $"{Spelling.Snake(n.Tree.Kind)}_{n.Node.Attributes[^1]}")
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Table(g.Key, [.. g], schema))
            .Prepend(Totals(cells)).Append(PostsByAge(cells)).Append(Simulated(cells, schema)).Concat(cells.Amounts.Count > 0 ? [AmountsOf(cells.Amounts)] : [])];

    private static ReleaseTable Ordered(ReleaseTable table)
    {
        var key = table.Contract.Key.Select(k => table.Contract.Columns.Index().Single(c => c.Item.Name == k).Index).ToList();
        return table with { Rows = [.. table.Rows.Order(Comparer<IReadOnlyList<object?>>.Create((a, b) => key.Select(k => Compare(a[k], b[k])).FirstOrDefault(c => c != 0)))] };

        static int Compare(object? a, object? b) => a is string text && b is string other ? string.CompareOrdinal(text, other) : Comparer<object?>.Default.Compare(a, b);
    }

    private static ReleaseTable Table(string name, IReadOnlyList<(ProtectedTree Tree, ProtectedNode Node)> nodes, SchemaSet schema)
    {
        var attributes = nodes[0].Node.Attributes;
        List<ColumnContract> columns =
        [
            .. Which(), .. attributes.Select(a => Column(a, IsNumber(a) ? ColumnType.Integer : ColumnType.Text, Meaning(a, schema))),
            Column("level", ColumnType.Text, new("Nivået det siste kjennetegnet er på; tomt for det fineste.", "The level of the last attribute; empty for the finest.")),
            .. Counts(),
        ];
        return new(
            ReleaseFolder.ProtectedCells, Contract(name, new($"Beskyttede antall: {string.Join(", ", attributes)}", $"Protected counts: {string.Join(", ", attributes)}"), columns),
            [.. nodes.SelectMany(n => n.Node.Cells.Where(c => c.Possible).Select(c =>
                (IReadOnlyList<object?>)[n.Tree.Study, n.Tree.Part, .. c.Values.Select((v, i) => IsNumber(attributes[i]) ? (object)long.Parse(v, CultureInfo.InvariantCulture) : v), n.Node.Level, (long)c.Count, (long)c.Lower, (long)c.Upper, n.Tree.Synthetic]))],
            nodes.Any(n => n.Tree.Synthetic));
    }

    private static ReleaseTable Totals(ProtectedCells cells) => new(
        ReleaseFolder.ProtectedCells, Contract(Cohort, new("Beskyttede antall: hele kohorten", "Protected counts: the whole cohort"),
            [.. Which(), Column("kind", ColumnType.Text, new("DOCTOR: leger i stillinger. POST: stillinger. RESPONDENT: de som svarte.", "DOCTOR: doctors in positions. POST: posts. RESPONDENT: those who answered.")), .. Counts(),
                Column("observed_to", ColumnType.Date, new("Første dag som ikke er observert.", "The first day that is not observed."))]),
        [.. cells.Trees.Select(t => (IReadOnlyList<object?>)[t.Study, t.Part, Spelling.Constant(t.Kind), (long)t.Total.Count, (long)t.Total.Lower, (long)t.Total.Upper, t.Synthetic, t.ObservedTo])],
        cells.Trees.Any(t => t.Synthetic));

    private static ReleaseTable PostsByAge(ProtectedCells cells) => new(
        ReleaseFolder.ProtectedCells,
        Contract(Posts, new("Stillinger etter alder (eksakt, offentlig)", "Posts by age (exact, public)"),
        [
            .. Which(),
            Column("years", ColumnType.Integer, new("Hele år siden stillingen begynte; 5 er fem eller flere.", "Whole years since the post began; 5 is five or more.")),
            Column("count", ColumnType.Integer, new("Stillinger som er minst så gamle.", "Posts that are at least so old.")),
            Column("synthetic", ColumnType.Boolean, new("Om stillingene er oppdiktet.", "Whether the posts are made up.")),
        ]),
        [.. cells.Trees.SelectMany(t => t.PostsByAge.Select((count, years) => (IReadOnlyList<object?>)[t.Study, t.Part, (long)years, (long)count, t.Synthetic]))],
        cells.Trees.Any(t => t.PostsByAge.Count > 0 && t.Synthetic));

    private static ReleaseTable Simulated(ProtectedCells cells, SchemaSet schema) => new(
        ReleaseFolder.ProtectedCells,
        Contract(SimulatedCurves, new("Simulerte kohorter som de publiserte, før og etter avrunding", "Simulated cohorts like the published ones, before and after rounding"),
        [
            .. Which(),
            Column("attribute", ColumnType.Text, new("Kjennetegnet klassene er av; tomt for hele kohorten.", "The attribute of the classes; empty for the whole cohort.")),
            Column("class", ColumnType.Text, new("Klassen.", "The class.")),
            Column("replicate", ColumnType.Integer, new("Den simulerte kohorten.", "The simulated cohort.")),
            Column("outcome", ColumnType.Text, Meanings[TreeAttributes.Outcome]),
            Column("duration", ColumnType.Integer, Meanings[TreeAttributes.Duration]),
            Column("exact", ColumnType.Integer, new("Simulert antall.", "Simulated count.")),
            Column("rounded", ColumnType.Integer, new("Det samme, avrundet.", "The same, rounded.")),
        ]),
        [.. cells.Trees.SelectMany(t => SimulatedCell.Of(schema.Policy, t)).Select(e => (IReadOnlyList<object?>)[
            e.Study, e.Phase, e.Attribute, e.Class, (long)e.Replicate, e.HasLeft ? "LEFT" : "STILL", (long)e.Duration, (long)e.Exact, (long)e.Rounded])],
        cells.Trees.Any(t => t.Kind == TreeKind.Doctor && t.Synthetic));

    private static ReleaseTable AmountsOf(IReadOnlyList<ProtectedAmount> amounts) => new(
        ReleaseFolder.ProtectedCells,
        Contract(Amounts, new("Beskyttede beløp: stillinger", "Protected amounts: posts"),
        [
            .. Which(),
            Column("year", ColumnType.Integer, new("Året.", "The year.")),
            Column("item", ColumnType.Code, new("Posten.", "The item."), "cost_item"),
            Column("direction", ColumnType.Code, new("Om posten er utgift eller finansiering.", "Whether the item is expense or financing."), "cost_direction"),
            Column("mean", ColumnType.Decimal, new("Gjennomsnitt for stillingene som har meldt inn, winsorisert, med to gjeldende siffer.", "Mean of the posts that reported, winsorised, in two significant digits."), unit: "NOK"),
            Column("count", ColumnType.Integer, new("Beskyttet antall stillinger.", "Protected number of posts.")),
            Column("total", ColumnType.Decimal, new("Gjennomsnitt ganger beskyttet antall.", "Mean times protected number."), unit: "NOK"),
            Column("synthetic", ColumnType.Boolean, new("Om beløpene er oppdiktet.", "Whether the amounts are made up.")),
        ]),
        [.. amounts.Select(a => (IReadOnlyList<object?>)[a.Study, a.Phase, (long)a.Year, a.Item, a.Direction, a.Mean, (long)a.Posts, a.Total, a.Synthetic])],
        amounts.Any(a => a.Synthetic));

    private static TableContract Contract(string name, LocalText title, IReadOnlyList<ColumnContract> columns) => new(
        name, title, new("Én celle.", "One cell."), Release: true, Derived: true, Key: [.. columns.TakeWhile(c => c.Name is not ("count" or "mean" or "exact")).Select(c => c.Name)], columns);

    private static ColumnContract[] Which() =>
    [
        Column("study", ColumnType.Code, new("Studien.", "The study."), "study"),
        Column("part", ColumnType.Text, new("Fasen, eller undersøkelsesrunden.", "The phase, or the survey round.")),
    ];

    private static ColumnContract[] Counts() =>
    [
        Column("count", ColumnType.Integer, new("Beskyttet antall.", "Protected count.")),
        Column("lower", ColumnType.Integer, new("Det minste det riktige antallet kan være.", "The least that the true count can be.")),
        Column("upper", ColumnType.Integer, new("Det meste.", "The most.")),
        Column("synthetic", ColumnType.Boolean, new("Om personene er oppdiktet.", "Whether the persons are made up.")),
    ];

    private static bool IsNumber(string attribute) => attribute is TreeAttributes.Duration or TreeAttributes.LongestSpell;

    private static LocalText Meaning(string attribute, SchemaSet schema) =>
        Meanings.GetValueOrDefault(attribute)
        ?? schema.GroupingVariables.FirstOrDefault(v => v.Name == attribute)?.Meaning
        ?? schema.Questionnaires.Values.SelectMany(q => q.Questions).First(q => q.Id == attribute).Answer.Meaning;

    private static ColumnContract Column(string name, ColumnType type, LocalText meaning, string? codelist = null, string? unit = null) =>
        new(name, type, codelist, Required: false, ColumnClass.Public, unit, null, null, meaning);
}
