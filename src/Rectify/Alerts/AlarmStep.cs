namespace Rectify.Alerts;

/// <summary>Why an alarm is raised now: how much of the time is left.</summary>
public enum AlarmStep
{
    /// <summary>The clock runs.</summary>
    Opened,

    /// <summary>What is to be done next for this recipient is to be done by another time than was said before.</summary>
    Moved,

    /// <summary>Half of the time is left.</summary>
    Half,

    /// <summary>A quarter of the time is left.</summary>
    Quarter,

    /// <summary>A tenth of the time is left.</summary>
    Tenth,

    /// <summary>The time is over.</summary>
    Due,

    /// <summary>The time has been over for a day, and for another one each time that it comes again.</summary>
    After,
}
