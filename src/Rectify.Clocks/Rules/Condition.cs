using System.Globalization;

namespace Rectify.Clocks.Rules;

/// <summary>What a rule asks of one circumstance.</summary>
/// <param name="Circumstance">The circumstance's id.</param>
/// <param name="Asked">What its answer must be.</param>
public sealed record CircumstanceTest(string Circumstance, Condition Asked);

/// <summary>A test of an answer.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>One of these words.</summary>
    public sealed record OneOf(IReadOnlyList<string> Answers) : Condition;

    /// <summary>At least this number.</summary>
    public sealed record AtLeast(long Number) : Condition;

    /// <summary>Less than this number.</summary>
    public sealed record Below(long Number) : Condition;

    /// <summary>Whether an answer passes.</summary>
    public bool Holds(string answer) => this switch
    {
        OneOf words => words.Answers.Contains(answer),
        AtLeast least => NumberOf(answer) >= least.Number,
        Below below => NumberOf(answer) < below.Number,
        _ => throw new InvalidOperationException($"No test for {GetType().Name}."),
    };

    /// <summary>As rule files write it: <c>yes</c>, <c>major, extraordinary</c>, <c>&gt;= 500</c>.</summary>
    public sealed override string ToString() => this switch
    {
        OneOf words => string.Join(", ", words.Answers),
        AtLeast least => $">= {least.Number.ToString(CultureInfo.InvariantCulture)}",
        Below below => $"< {below.Number.ToString(CultureInfo.InvariantCulture)}",
        _ => throw new InvalidOperationException($"No text for {GetType().Name}."),
    };

    /// <summary>The whole number that an answer is; null when it is none.</summary>
    internal static long? NumberOf(string answer) =>
        long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
