using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>The shapes of the parts of a rule file.</summary>
internal static class RuleShapes
{
    private static readonly RuleText NoText = new("", "");

    internal static readonly Shape<RuleText> Text = Shapes.Keyed(NoText, static keys => new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text)));

    internal static readonly Shape<string> Jurisdiction = Shapes.Parsed("jurisdiction (two capital letters)", "", static s => Jurisdictions.IsCode(s) ? s : null);

    internal static readonly Shape<Source> Source = Shapes.Keyed(new Source("", null), static keys =>
        new Source(keys.Need("citation", Shapes.Text), keys.May("url", Shapes.Url)));

    internal static readonly Shape<IReadOnlyList<KeyValuePair<Circumstance, bool>>> Circumstances =
        Shapes.Keyed<IReadOnlyList<KeyValuePair<Circumstance, bool>>>([], static keys =>
        [
            .. keys.Entries().Select(entry => new KeyValuePair<Circumstance, bool>(
                Shapes.Word<Circumstance>().Read(new YamlNode.Scalar(entry.Key, entry.At), keys.Problems),
                Shapes.YesNo.Read(entry.Value, keys.Problems))),
        ]);

    internal static readonly Shape<Bound> Bound = Shapes.Keyed(new Bound([], [], [], [], [], []), static keys => new Bound(
        keys.Many("role", Shapes.Word<Role>()),
        keys.Many("market", Jurisdiction),
        keys.Many("establishedIn", Jurisdiction),
        keys.Many("sector", Shapes.Id),
        keys.Many("flag", Shapes.Id),
        keys.May("when", Circumstances) ?? []));

    internal static readonly Shape<Trigger> Trigger = Shapes.Keyed(new Trigger([], null), static keys => new Trigger(
        keys.Need("fact", Shapes.SomeOf(Shapes.Word<FactKind>())),
        keys.MayValue("needs", Shapes.Word<FactKind>())));

    internal static readonly Shape<Period> Period = new(new Period.NotStated(), static (node, problems) => ReadPeriod(node, problems));

    internal static readonly Shape<Recipient> Recipient = Shapes.Keyed(
        new Recipient("", NoText, RecipientKind.Internal, null, null, []),
        static keys => new Recipient(
            keys.Need("id", Shapes.Id),
            keys.Need("name", Text),
            keys.Need("kind", Shapes.Word<RecipientKind>()),
            keys.May("jurisdiction", Jurisdiction),
            keys.May("contact", Shapes.Text),
            keys.Many("sharedWith", Text)));

    internal static readonly Shape<Form> Form = Shapes.Keyed(new Form(NoText, default, false, []), static keys => new Form(
        keys.Need("name", Text),
        keys.Need("asOf", Shapes.Date),
        keys.Need("official", Shapes.YesNo),
        keys.Need("fields", Shapes.SomeOf(Field))));

    internal static readonly Shape<Prohibition> Prohibition = Shapes.Keyed(new Prohibition("", NoText), static keys =>
        new Prohibition(keys.Need("article", Shapes.Text), new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text))));

    /// <summary>What is read when the file is not even a mapping; it never leaves the reader.</summary>
    internal static readonly Rule Nothing = new()
    {
        Id = "", Version = 0, Hash = "", File = "", Title = NoText, Jurisdiction = "", Law = NoText, Article = "", Source = Source.Empty,
        Force = default, Validity = new Validity(default, null, default), CheckedOn = default, Confidence = default, Binds = Bound.Empty,
        Trigger = Trigger.Empty, Period = Period.Empty, Zone = "UTC", Grouping = default, Stage = "", Recipient = Recipient.Empty, MetBy = default,
    };

    private static Shape<FormField> Field => Shapes.Keyed(new FormField("", null, default, null, null), static keys => new FormField(
        keys.Need("field", Shapes.Text),
        keys.May("label", Text),
        keys.Need("need", Shapes.Word<FieldNeed>()),
        keys.May("format", Shapes.Text),
        keys.MayValue("max", Shapes.Count)));

    /// <summary>The keys validFrom, validTo and knownFrom of a rule or conflict.</summary>
    internal static Validity Validity(Keys keys)
    {
        var validity = new Validity(
            keys.Need("validFrom", Shapes.Date), keys.MayValue("validTo", Shapes.Date), keys.Need("knownFrom", Shapes.Date));
        if (validity.To < validity.From) keys.Problems.Add(ReadCode.EndsBeforeItBegins, keys.PlaceOf("validTo"), "validFrom", "validTo");
        return validity;
    }

    /// <summary>
    /// <c>immediately</c> or <c>notStated</c> as a word; else one of <c>hours: 24</c>, <c>days: 14</c>, <c>dateIn: rectifyBy</c>,
    /// <c>earliestOf: [...]</c>.
    /// </summary>
    private static Period ReadPeriod(YamlNode node, ReadProblems problems)
    {
        if (node is YamlNode.Scalar { Value: var word })
        {
            if (word == "immediately") return new Period.Immediately();
            if (word == "notStated") return new Period.NotStated();
            problems.Add(ReadCode.UnknownWord, node.At, word, Nearest.To(word, ["immediately", "notStated"]), "Period");
            return Period.Empty;
        }
        return Shapes.Keyed(Period.Empty, static keys =>
        {
            List<Period> kinds =
            [
                .. One(keys.MayValue("hours", Shapes.Count) is { } hours ? new Period.Elapsed(hours, PeriodUnit.Hours) : null),
                .. One(keys.MayValue("days", Shapes.Count) is { } days ? new Period.Elapsed(days, PeriodUnit.Days) : null),
                .. One(keys.MayValue("dateIn", Shapes.Word<FactKind>()) is { } fact ? new Period.DateIn(fact) : null),
                .. One(keys.May("earliestOf", Shapes.SomeOf(Period)) is { } parts ? new Period.EarliestOf(parts) : null),
            ];
            if (kinds.Count == 1) return kinds[0];
            keys.Problems.Add(ReadCode.WrongShape, keys.At, "exactly one of hours, days, dateIn, earliestOf", $"{kinds.Count}");
            return Period.Empty;
        }).Read(node, problems);
    }

    private static IEnumerable<Period> One(Period? period) => period is null ? [] : [period];
}
