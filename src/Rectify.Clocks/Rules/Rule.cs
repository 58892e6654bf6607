using System.Collections.Frozen;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>One version of one duty of one law, as its file says it. docs/rules/reading-a-rule.md explains each key.</summary>
public sealed record Rule
{
    /// <summary>The rule's id, for example <c>cn.rmsv.7.2.report</c>; the same in every version.</summary>
    public required string Id { get; init; }

    /// <summary>Grows when the file's meaning changes.</summary>
    public required int Version { get; init; }

    /// <summary>The version whose error this one mends: that one is known only until this one is.</summary>
    public int? Replaces { get; init; }

    /// <summary>SHA-256 of the file, 64 lower-case hex digits, line ends as LF.</summary>
    public required string Hash { get; init; }

    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The duty in one line.</summary>
    public required RuleText Title { get; init; }

    /// <summary>Whose law it is: an ISO 3166 code, or EU.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The law's name.</summary>
    public required RuleText Law { get; init; }

    /// <summary>The article, as one cites it.</summary>
    public required string Article { get; init; }

    /// <summary>Where the text stands.</summary>
    public required Source Source { get; init; }

    /// <summary>How binding it is.</summary>
    public required Force Force { get; init; }

    /// <summary>When it is law, and since when we know it.</summary>
    public required Validity Validity { get; init; }

    /// <summary>How sure we are of what this file says.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Remarks for the reader; for an unsure rule the reason why it is disabled.</summary>
    public RuleText? Note { get; init; }

    /// <summary>The day on which the law data was last checked.</summary>
    public required LocalDate CheckedOn { get; init; }

    /// <summary>Whom it binds.</summary>
    public required Bound Binds { get; init; }

    /// <summary>What starts its clock.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>The time it gives.</summary>
    public required Period Period { get; init; }

    /// <summary>How its periods are counted, each code for its own units; empty when nothing is counted.</summary>
    public IReadOnlyList<CountingCode> Counting { get; init; } = [];

    /// <summary>The recipient's time zone: days begin and end in it.</summary>
    public required string Zone { get; init; }

    /// <summary>The recipient's holiday calendar; null when the counting code needs none.</summary>
    public string? Calendar { get; init; }

    /// <summary>What one performance covers.</summary>
    public required Grouping Grouping { get; init; }

    /// <summary>The step of the law that this is; acts and extensions name it, for example <c>early-warning</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Who receives it, and who sees it next; one obligation towards each.</summary>
    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>The languages in which the recipient takes it (BCP 47); empty when any.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The form's fields; null when the law prescribes none.</summary>
    public Form? Form { get; init; }

    /// <summary>Which act meets it.</summary>
    public required MetBy MetBy { get; init; }

    /// <summary>What a breach may lead to, as far as known.</summary>
    public RuleText? Penalty { get; init; }

    /// <summary>What must be kept, and how long.</summary>
    public RuleRetention? Retention { get; init; }

    /// <summary>The least time for which it wants something kept: its period, when keeping is the duty, else what stands with it. Null when it gives no number.</summary>
    public KeptTime? KeptAtLeast => Period is Period.Keep { For: { Unit: PeriodUnit.Months or PeriodUnit.Days } kept } ? new(kept.Count, kept.Unit) : Retention?.AtLeast;

    /// <summary>What the same law forbids meanwhile.</summary>
    public IReadOnlyList<Prohibition> Prohibitions { get; init; } = [];

    /// <summary>Where its top-level keys stand in the file, so that what only shows between files can be pointed at.</summary>
    internal IReadOnlyDictionary<string, Place> Places { get; init; } = FrozenDictionary<string, Place>.Empty;

    /// <summary>Unsure rules are not evaluated.</summary>
    public bool Disabled => Confidence == Confidence.Unsure;
}

/// <summary>Where the text of a law stands.</summary>
/// <param name="Citation">As a lawyer cites it.</param>
/// <param name="Url">An official address, when one is known.</param>
public sealed record Source(string Citation, Uri? Url);

/// <summary>The two times of a rule: valid in law, and known to us.</summary>
/// <param name="From">First day on which it is law.</param>
/// <param name="To">Last day on which it is law; null while it is.</param>
/// <param name="KnownFrom">The day from which this rule file existed, so that older answers reproduce.</param>
public sealed record Validity(LocalDate From, LocalDate? To, LocalDate KnownFrom)
{
    /// <summary>Whether it is law on that day.</summary>
    public bool Holds(LocalDate day) => day >= From && (To is not { } to || day <= to);

    /// <summary>Whether there is a day on which both are law.</summary>
    public bool Overlaps(Validity other) =>
        (To is not { } to || other.From <= to) && (other.To is not { } otherTo || From <= otherTo);
}

/// <summary>Whom a rule binds. Every list that is given must be met, by any one of its entries; an empty list asks nothing.</summary>
/// <param name="Roles">What the organisation is to the asset.</param>
/// <param name="Markets">Where the product is made available, or the system operated.</param>
/// <param name="EstablishedIn">Where the organisation is established.</param>
/// <param name="Sectors">The organisation's sectors.</param>
/// <param name="Flags">Marks of the asset, for example <c>critical-infrastructure</c>.</param>
/// <param name="When">What the circumstances of the case must be.</param>
/// <param name="Except">Who is not bound: whoever matches any of its lists.</param>
public sealed record Bound(
    IReadOnlyList<Role> Roles,
    IReadOnlyList<string> Markets,
    IReadOnlyList<string> EstablishedIn,
    IReadOnlyList<string> Sectors,
    IReadOnlyList<string> Flags,
    IReadOnlyList<CircumstanceTest> When,
    Bound? Except)
{
    /// <summary>Binds everybody.</summary>
    internal static readonly Bound Everybody = new([], [], [], [], [], [], null);

    /// <summary>
    /// Whether it protects persons whose data is affected: such laws reach data of persons who are there, wherever the system runs (Regulation (EU) 2016/679
    /// Art. 3(2), PIPL Art. 3(2)).
    /// </summary>
    internal bool ProtectsPersons => When.Any(test => test.Circumstance == Circumstances.PersonalData && test.Asked.Holds(Circumstances.Yes));

    /// <summary>The words of <see cref="Roles"/>, as answers list them.</summary>
    internal string RolesListed => field ??= string.Join(", ", Roles.Select(Words.Of));
}

/// <summary>What starts the clock.</summary>
/// <param name="Facts">A recorded fact of any of these kinds starts it.</param>
/// <param name="Stage">For acts and requests: only those of this stage.</param>
/// <param name="Recipient">Whose stage that is; null for this rule's own recipients.</param>
/// <param name="Which">Which of several facts counts.</param>
/// <param name="Needs">A fact that must be there too: the clock starts with the later of both, and the law in force at this one governs.</param>
public sealed record Trigger(IReadOnlyList<FactKind> Facts, string? Stage, string? Recipient, Which Which, FactKind? Needs)
{
    /// <summary>The kinds of <see cref="Facts"/>, as a set.</summary>
    internal FactKinds Kinds { get; } = FactKinds.Of(Facts);
}

/// <summary>Which of several facts starts the clock.</summary>
public enum Which
{
    /// <summary>The earliest.</summary>
    First,
    /// <summary>The latest: each later one starts the clock anew.</summary>
    Last,
    /// <summary>Every one starts a clock of its own.</summary>
    Each,
}

/// <summary>Who receives.</summary>
/// <param name="Id">For example <c>cn.miit.nvdb</c>; the same in every rule that means the same recipient.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Who it is.</param>
/// <param name="Jurisdiction">Where it is; null when that depends on the case.</param>
/// <param name="Contact">Address, telephone or web form, when known.</param>
/// <param name="Closes">When it closes, in the rule's zone; working days are acted by then.</param>
/// <param name="SharedWith">Who sees it next.</param>
public sealed record Recipient(
    string Id, RuleText Name, RecipientKind Kind, string? Jurisdiction, string? Contact, LocalTime? Closes, IReadOnlyList<RuleText> SharedWith);

/// <summary>A form, as it stood on a day: platforms change theirs within months.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The day of the snapshot.</param>
/// <param name="Official">Whether the fields are the recipient's own list (true) or taken from what the law asks (false).</param>
/// <param name="Fields">Its fields in order.</param>
public sealed record Form(RuleText Name, LocalDate AsOf, bool Official, IReadOnlyList<FormField> Fields);

/// <summary>One field of a form.</summary>
/// <param name="Name">The field's own name, stable from one stage and snapshot to the next.</param>
/// <param name="Label">What the recipient calls it; null when it shows the name itself.</param>
/// <param name="Need">Whether it must be filled at this stage.</param>
/// <param name="Format">What it holds: <c>text</c>, <c>yes/no</c>, <c>datetime UTC</c>, a list of words.</param>
/// <param name="MaxLength">The longest text it takes, in characters.</param>
public sealed record FormField(string Name, RuleText? Label, FieldNeed Need, string? Format, int? MaxLength);

/// <summary>What the law forbids, with its article.</summary>
public sealed record Prohibition(string Article, RuleText Text);
