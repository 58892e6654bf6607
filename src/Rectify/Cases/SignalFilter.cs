using Rectify.Clocks.Rules;

namespace Rectify.Cases;

/// <summary>Which of the signals that wait for a yes or a no.</summary>
public sealed record SignalFilter
{
    /// <summary>Those that say this kind of fact, beside others or alone.</summary>
    public FactKind? Kind { get; init; }

    /// <summary>Part of what they say, of whence they are or of their vulnerability, whatever the case of its Latin letters.</summary>
    public string? Text { get; init; }
}

/// <summary>Some of the signals that wait, and how many there are.</summary>
/// <param name="Signals">Those of the questions that were asked for, in the order of their arrival.</param>
/// <param name="All">How many signals wait that fit.</param>
/// <param name="Questions">How many questions they are.</param>
public sealed record AskedSignals(IReadOnlyList<Signal> Signals, long All, long Questions);
