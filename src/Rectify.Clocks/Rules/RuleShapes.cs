using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>The shapes of the parts of a rule file.</summary>
internal static class RuleShapes
{
    internal static readonly Shape<RuleText> Text = Shapes.Keyed(static keys => new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text)));

    internal static readonly Shape<string> Jurisdiction = Shapes.Parsed("jurisdiction (two capital letters)", static s => Jurisdictions.IsCode(s) ? s : null);

    internal static readonly Shape<Source> Source = Shapes.Keyed(static keys =>
        new Source(keys.Need("citation", Shapes.Text), keys.May("url", Shapes.Url)));

    /// <summary>A circumstance's id: letters and digits, beginning with a small one.</summary>
    internal static readonly Shape<string> CircumstanceId = Shapes.Parsed("circumstance (letters and digits, a small letter first)", static s =>
        s.Length is > 0 and <= 60 && char.IsAsciiLetterLower(s[0]) && s.All(char.IsAsciiLetterOrDigit) ? s : null);

    /// <summary><c>yes</c>, a word, a list of words, or a number test such as <c>"&gt;= 500"</c>.</summary>
    internal static readonly Shape<Condition> Condition = new(static (node, problems) =>
    {
        if (node is YamlNode.Sequence) return new Condition.OneOf(Shapes.SomeOf(CircumstanceId).Read(node, problems));
        if (node is not YamlNode.Scalar { Value: var text }) return new Condition.OneOf([CircumstanceId.Read(node, problems)]);
        if (text.StartsWith(">=", StringComparison.Ordinal) && Rules.Condition.NumberOf(text[2..].Trim()) is { } least) return new Condition.AtLeast(least);
        if (text.StartsWith('<') && Rules.Condition.NumberOf(text[1..].Trim()) is { } limit) return new Condition.Below(limit);
        if (CircumstanceId.Read(node, problems) is { Length: > 0 } word) return new Condition.OneOf([word]);
        return new Condition.OneOf([]);
    });

    /// <summary>A mapping from circumstances to what is asked of each.</summary>
    internal static readonly Shape<IReadOnlyList<CircumstanceTest>> Tests = Shapes.Keyed<IReadOnlyList<CircumstanceTest>>(static keys =>
        [.. Entries(keys, Condition).Select(entry => new CircumstanceTest(entry.Key, entry.Value))]);

    /// <summary>A mapping from circumstances to answers.</summary>
    internal static readonly Shape<IReadOnlyList<KeyValuePair<string, string>>> Answers =
        Shapes.Keyed<IReadOnlyList<KeyValuePair<string, string>>>(static keys => [.. Entries(keys, Shapes.Text)]);

    internal static readonly Shape<Bound> Bound = Shapes.Keyed(static keys =>
        Asked(keys) with { EstablishedIn = keys.Many("establishedIn", Jurisdiction), When = keys.May("when", Tests) ?? [], Except = keys.May("except", Excepted) });

    internal static readonly Shape<Trigger> Trigger = Shapes.Keyed(static keys => new Trigger(
        keys.Need("fact", Shapes.SomeOf(Shapes.Word<FactKind>())),
        keys.May("stage", Shapes.Id),
        keys.May("recipient", Shapes.Id),
        keys.MayValue("which", Shapes.Word<Which>()) ?? Which.First,
        keys.MayValue("needs", Shapes.Word<FactKind>())));

    /// <summary>One recipient, or a list of them.</summary>
    internal static readonly Shape<IReadOnlyList<Recipient>> Recipients = new(static (node, problems) =>
        node is YamlNode.Sequence ? Shapes.SomeOf(Recipient).Read(node, problems) : [Recipient.Read(node, problems)]);

    internal static readonly Shape<Form> Form = Shapes.Keyed(static keys => new Form(
        keys.Need("name", Text),
        keys.Need("asOf", Shapes.Date),
        keys.Need("official", Shapes.YesNo),
        keys.Need("fields", Shapes.SomeOf(Field))));

    internal static readonly Shape<Prohibition> Prohibition = Shapes.Keyed(static keys =>
        new Prohibition(keys.Need("article", Shapes.Text), new RuleText(keys.Need("en", Shapes.Text), keys.Need("zh", Shapes.Text))));

    private static Shape<FormField> Field => Shapes.Keyed(static keys => new FormField(
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
        // A last day that did not read has said so already.
        if (validity.To is { } to && to != default && to < validity.From) keys.Problems.Add(ReadCode.EndsBeforeItBegins, keys.PlaceOf("validTo"), "validFrom", "validTo");
        return validity;
    }

    private static Shape<Recipient> Recipient => Shapes.Keyed(
        static keys => new Recipient(
            keys.Need("id", Shapes.Id),
            keys.Need("name", Text),
            keys.Need("kind", Shapes.Word<RecipientKind>()),
            keys.May("jurisdiction", Jurisdiction),
            keys.May("contact", Shapes.Text),
            keys.MayValue("closes", Shapes.TimeOfDay),
            keys.Many("sharedWith", Text)));

    private static Shape<Bound> Excepted => Shapes.Keyed(static keys => Asked(keys));

    /// <summary>The row of a table asks for circumstances by their own names, beside role, market, sector and mark.</summary>
    internal static Shape<Bound> RowCondition => Shapes.Keyed(static keys =>
        Asked(keys) with { When = [.. Entries(keys, Condition, "role", "market", "sector", "flag").Select(e => new CircumstanceTest(e.Key, e.Value))] });

    private static Bound Asked(Keys keys) => Rules.Bound.Everybody with
    {
        Roles = keys.Many("role", Shapes.Word<Role>()),
        Markets = keys.Many("market", Jurisdiction),
        Sectors = keys.Many("sector", Shapes.Id),
        Flags = keys.Many("flag", Shapes.Id),
    };

    private static IEnumerable<KeyValuePair<string, T>> Entries<T>(Keys keys, Shape<T> value, params string[] otherKeys) =>
        keys.Entries().Where(entry => !otherKeys.Contains(entry.Key)).Select(entry => new KeyValuePair<string, T>(
            CircumstanceId.Read(new YamlNode.Scalar(entry.Key, entry.At), keys.Problems), value.Read(entry.Value, keys.Problems)));
}
