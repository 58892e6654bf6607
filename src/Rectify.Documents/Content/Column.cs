namespace Rectify.Documents.Content;

/// <summary>A column of a table.</summary>
/// <param name="Head">What stands above it, on every page.</param>
public sealed record Column(Phrase Head)
{
    /// <summary>How much of the table's width it takes: so many parts of the sum over all columns. At least 1.</summary>
    public int Share { get; init; } = 1;

    /// <summary>Whether its cells stand at the right: numbers under each other by their last digit.</summary>
    public bool IsRight { get; init; }
}
