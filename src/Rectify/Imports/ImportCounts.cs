namespace Rectify.Imports;

/// <summary>What becomes of a row.</summary>
internal enum RowOutcome
{
    Made,
    Changed,
    Same,
    NotTaken,
}

/// <summary>What becomes of rows, in numbers.</summary>
/// <param name="Made">Rows that make something.</param>
/// <param name="Changed">Rows that change something.</param>
/// <param name="Same">Rows that say what is there.</param>
/// <param name="NotTaken">Rows that are not taken.</param>
public readonly record struct ImportCounts(int Made, int Changed, int Same, int NotTaken)
{
    internal ImportCounts With(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Made => this with { Made = Made + 1 },
        RowOutcome.Changed => this with { Changed = Changed + 1 },
        RowOutcome.Same => this with { Same = Same + 1 },
        _ => this with { NotTaken = NotTaken + 1 },
    };

    /// <summary>Both together.</summary>
    public static ImportCounts operator +(ImportCounts one, ImportCounts other) =>
        new(one.Made + other.Made, one.Changed + other.Changed, one.Same + other.Same, one.NotTaken + other.NotTaken);
}
