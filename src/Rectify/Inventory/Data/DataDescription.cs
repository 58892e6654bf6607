using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Inventory.Data;

/// <summary>What is said of data that a system holds. What nobody has said is unknown, and never no.</summary>
/// <param name="Category">What sort of data it is.</param>
/// <param name="Purpose">What it is used for, in words: 1 to 200 characters, once for a system and category.</param>
public sealed record DataDescription(DataCategory Category, string Purpose)
{
    private const int Limit = 200, RetentionLimit = 500, ListLimit = 100;

    /// <summary>Of how many persons it is.</summary>
    public PersonsBand Persons { get; init; }

    /// <summary>From whom it was collected.</summary>
    public DataSource Source { get; init; }

    /// <summary>Where the persons are, or the things that it is about: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>; sorted.</summary>
    public IReadOnlyList<string> CollectedFrom { get; init; } = [];

    /// <summary>On what basis it was collected; null while nobody has said.</summary>
    public CollectionBasis? Basis { get; init; }

    /// <summary>Where it lies: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>; sorted.</summary>
    public IReadOnlyList<string> StoredIn { get; init; } = [];

    /// <summary>For how long it is kept, in words, up to 500 characters; null while nobody has said.</summary>
    public string? Retention { get; init; }

    /// <summary>Who processes it for whoever decides upon it.</summary>
    public IReadOnlyList<OrganisationId> Processors { get; init; } = [];

    /// <summary>Where it is sent to, and on what basis.</summary>
    public IReadOnlyList<DataTransfer> Transfers { get; init; } = [];

    /// <summary>Whether persons stand behind it.</summary>
    internal bool IsOfPersons => Category.IsPersonal() && Persons != PersonsBand.None;

    /// <summary>Adds what is wrong with it, but for organisations, which the store knows.</summary>
    internal void Check(Problems problems)
    {
        problems.Check(Purpose.Trim(), Limit, DataTexts.Purpose);
        if (Retention?.Trim() is { Length: > 0 } kept) problems.Check(kept, RetentionLimit, DataTexts.Retention);
        Names.CheckMarkets(problems, CollectedFrom);
        Names.CheckMarkets(problems, StoredIn);
        Names.CheckMarkets(problems, [.. Transfers.Select(transfer => transfer.To)]);
        problems.AddIf(Processors.Count > ListLimit, InventoryProblems.ProcessorsTooMany(ListLimit));
    }

    /// <summary>As it is kept: texts without blanks around them, lists sorted, each entry once.</summary>
    internal DataDescription Tidy() => this with
    {
        Purpose = Purpose.Trim(),
        Retention = Retention?.Trim() is { Length: > 0 } kept ? kept : null,
        CollectedFrom = Names.Sorted(CollectedFrom),
        StoredIn = Names.Sorted(StoredIn),
        Processors = [.. Processors.Distinct().OrderBy(processor => processor.Value)],
        Transfers = [.. Transfers.Distinct().OrderBy(transfer => transfer.To, StringComparer.Ordinal).ThenBy(transfer => transfer.Basis)],
    };

    /// <summary>Whether another one, tidy as this one is, says the same.</summary>
    internal bool SaysTheSame(DataDescription other) =>
        CollectedFrom.SequenceEqual(other.CollectedFrom) && StoredIn.SequenceEqual(other.StoredIn)
        && Processors.SequenceEqual(other.Processors) && Transfers.SequenceEqual(other.Transfers)
        && this == other with { CollectedFrom = CollectedFrom, StoredIn = StoredIn, Processors = Processors, Transfers = Transfers };
}

/// <summary>Data is sent to another jurisdiction.</summary>
/// <param name="To">ISO 3166-1 alpha-2 in capitals, or <c>EU</c>.</param>
/// <param name="Basis">On what basis.</param>
public readonly record struct DataTransfer(string To, TransferBasis Basis);
