namespace Rectify.Clocks.Rules;

/// <summary>The time that a law gives. A kind is in this union when a rule needs it.</summary>
public abstract record Period
{
    private Period() { }

    /// <summary>A number of hours or days from the trigger, counted by the rule's counting code.</summary>
    public sealed record Elapsed(int Count, PeriodUnit Unit) : Period;

    /// <summary>
    /// "Immediately", "without delay", "in a timely manner": a duty without a number. The organisation may set itself an internal target;
    /// that target is never shown as a legal number.
    /// </summary>
    public sealed record Immediately : Period;

    /// <summary>The law names no time at all.</summary>
    public sealed record NotStated : Period;

    /// <summary>The end of the day (or the instant) that a fact names, for example the date written in an order.</summary>
    public sealed record DateIn(FactKind Fact) : Period;

    /// <summary>Whichever of several ends first; a part whose date is not recorded does not count.</summary>
    public sealed record EarliestOf(IReadOnlyList<Period> Parts) : Period;
}
