namespace Rectify.Cases.Retention;

/// <summary>What a time of keeping is for.</summary>
public enum RetentionArea
{
    /// <summary>What inbound reports say, their files, and who found it: closed or found invalid, as long as their places say (docs/reports.md).</summary>
    Reports,

    /// <summary>Alarms and the messages that told of them, from when they were settled.</summary>
    Alarms,

    /// <summary>The files of scanners' reports, from when they were handed in; what was recorded of them stays.</summary>
    ScanFiles,

    /// <summary>The rows of imports and what did not map of them, from when the import came to rest; what was made of them stays.</summary>
    ImportRows,

    /// <summary>The files of cases whose handling has ended.</summary>
    CaseFiles,

    /// <summary>Comments and privileged notes of cases whose handling has ended.</summary>
    CaseNotes,
}

/// <summary>That something is erased when its time is over. There is none unless the organisation sets it.</summary>
/// <param name="Area">Of what.</param>
/// <param name="Months">How many months it is kept, 1 to 600; null for reports.</param>
/// <param name="Why">On what ground, in the organisation's words: a rule, a policy; 1 to 500 characters.</param>
/// <param name="Rule">The rule of law whose minimum it keeps, for example <c>eu.cra.si.final</c>; null when it is the organisation's own, and for reports, whose places name theirs.</param>
public sealed record RetentionRule(RetentionArea Area, int? Months, string Why, string? Rule = null)
{
    /// <summary>On what ground, with the rule of law.</summary>
    internal string Ground => Rule is null ? Why : $"{Why} ({Rule})";
}
