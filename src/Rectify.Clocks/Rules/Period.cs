using Rectify.Clocks.Counting;

namespace Rectify.Clocks.Rules;

/// <summary>The time that a law gives. A kind is in this union when a rule needs it.</summary>
public abstract record Period
{
    private Period() { }

    /// <summary>A number of units from the trigger, counted by a counting code.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Unit">Of what.</param>
    /// <param name="Counting">How they are counted.</param>
    /// <param name="From">Counted from this fact instead of the trigger; while it is not recorded, the part does not count.</param>
    public sealed record Elapsed(int Count, PeriodUnit Unit, CountingCode Counting, FactKind? From) : Period;

    /// <summary>
    /// "Immediately", "without delay", "in a timely manner": a duty without a number. The organisation may set itself an internal target;
    /// that target is never shown as a legal number.
    /// </summary>
    public sealed record Immediately : Period;

    /// <summary>The law names no time at all.</summary>
    public sealed record NotStated : Period;

    /// <summary>The end of the day (or the instant) that a fact names, for example the date written in an order.</summary>
    /// <param name="Fact">The fact that names it.</param>
    /// <param name="AtLeast">The least time that the law leaves, however near the date that is named.</param>
    public sealed record DateIn(FactKind Fact, Elapsed? AtLeast) : Period;

    /// <summary>By the instant, or by 00:00 of the date, that a fact names.</summary>
    public sealed record Before(FactKind Fact) : Period;

    /// <summary>"Three to five days": the strict reading counts the first, the generous one the second.</summary>
    public sealed record Between(Elapsed First, Elapsed Second) : Period;

    /// <summary>Again and again, until a fact ends it.</summary>
    public sealed record Recurring(Elapsed Every, FactKind? Until) : Period;

    /// <summary>Must be kept at least so long; not a time to act by.</summary>
    public sealed record Keep(Elapsed For) : Period;

    /// <summary>Whichever of several ends first; a part whose date is not recorded does not count.</summary>
    public sealed record EarliestOf(IReadOnlyList<Period> Parts) : Period;

    /// <summary>A decision table: the first row that holds.</summary>
    /// <param name="Unless">Answers that are taken while a circumstance is unknown, by its id.</param>
    /// <param name="Rows">In order.</param>
    public sealed record Table(IReadOnlyList<KeyValuePair<string, string>> Unless, IReadOnlyList<TableRow> Rows) : Period;

    /// <summary>This period and all that it is made of.</summary>
    internal IEnumerable<Period> All() => this switch
    {
        EarliestOf several => several.Parts.SelectMany(p => p.All()).Prepend(this),
        Table table => table.Rows.SelectMany(r => r.Then.All()).Prepend(this),
        Between between => [this, between.First, between.Second],
        Recurring recurring => [this, recurring.Every],
        Keep keep => [this, keep.For],
        DateIn { AtLeast: { } least } => [this, least],
        _ => [this],
    };
}

/// <summary>One row of a decision table.</summary>
/// <param name="When">What must hold; nothing stands for every case that is left.</param>
/// <param name="Then">The time that it gives.</param>
/// <param name="Note">What the row says beyond the time.</param>
public sealed record TableRow(Bound When, Period Then, RuleText? Note);
