using Rectify.Foundation;
using Rectify.Server.Settings;

namespace Rectify.Server.Checks;

/// <summary>Something that was looked at.</summary>
/// <param name="About">The setting that decides it; null when none does.</param>
/// <param name="Outcome">How it is.</param>
/// <param name="What">In words.</param>
internal sealed record Checked(Setting? About, CheckOutcome Outcome, Text What)
{
    /// <summary>It is as it should be.</summary>
    public static Checked Fine(Setting? about, Text what) => new(about, CheckOutcome.Fine, what);

    /// <summary>The server works, and somebody should know.</summary>
    public static Checked Note(Setting? about, Text what) => new(about, CheckOutcome.Note, what);

    /// <summary>The server does not work, or not all of it.</summary>
    public static Checked Wrong(Setting? about, Text what) => new(about, CheckOutcome.Wrong, what);

    /// <summary>As it should be, or wrong.</summary>
    public static Checked That(bool holds, Setting? about, Text what) => holds ? Fine(about, what) : Wrong(about, what);
}

/// <summary>How something is that was looked at.</summary>
internal enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It works, and somebody should know.</summary>
    Note,

    /// <summary>It does not work.</summary>
    Wrong,
}
