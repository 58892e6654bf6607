namespace Rectify.Inventory;

/// <summary>What lies between what was known of a release or system and what is known now.</summary>
/// <param name="Added">The ids of package versions that came, sorted.</param>
/// <param name="Removed">Of those that went, sorted.</param>
public sealed record ComponentDifference(IReadOnlyList<long> Added, IReadOnlyList<long> Removed)
{
    /// <summary>Nothing came and nothing went.</summary>
    public static ComponentDifference None { get; } = new([], []);
}
