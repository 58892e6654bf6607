namespace Rectify.Cases.Retention;

/// <summary>What a time of keeping is for.</summary>
public enum RetentionArea
{
    /// <summary>What inbound reports say, their files, and who found it: closed or found invalid, as long as their places say (docs/reports.md).</summary>
    Reports,

    /// <summary>Alarms and the messages that told of them, from when they were settled.</summary>
    Alarms,
}

/// <summary>That something is erased when its time is over. There is none unless the organisation sets it.</summary>
/// <param name="Area">Of what.</param>
/// <param name="Months">How many months it is kept, 1 to 600; null for reports.</param>
/// <param name="Why">On what ground, in the organisation's words: a rule, a policy; 1 to 500 characters.</param>
public sealed record RetentionRule(RetentionArea Area, int? Months, string Why);
