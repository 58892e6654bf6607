using NodaTime;
using Rectify.Foundation;

namespace Rectify.Imports;

/// <summary>
/// Tables that somebody brought in: looked at first, then applied in chunks, each in a transaction of its own. It is seen by whoever brought it in alone, for it
/// may tell of closed cases.
/// </summary>
public sealed record Import
{
    /// <summary>Its id.</summary>
    public required ImportId Id { get; init; }

    /// <summary>What its files are called.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What the files do not say of themselves.</summary>
    public required ImportOptions Options { get; init; }

    /// <summary>Who brought it in; its changes are theirs.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required Instant BroughtAt { get; init; }

    /// <summary>How far it has come.</summary>
    public required ImportState State { get; init; }

    /// <summary>When it came into its state.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>How many rows it has.</summary>
    public required int Rows { get; init; }

    /// <summary>How many cells and rows did not map.</summary>
    public int Notes { get; init; }

    /// <summary>How often it was begun to be looked at.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Why { get; init; }

    /// <summary>When its rows and what did not map were erased, their time being over; null while they are kept. What was made of them stays.</summary>
    public Instant? ErasedAt { get; init; }
}

/// <summary>Up to 500 rows of one table: what one transaction takes.</summary>
/// <param name="Import">Of which import.</param>
/// <param name="Number">In its order, from 1.</param>
/// <param name="Table">Of what its rows are.</param>
/// <param name="Rows">How many.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Counts">What becomes of its rows: as they would be before it is applied, and as they were after.</param>
/// <param name="Why">Why it failed when it last did.</param>
public sealed record ImportChunk(ImportId Import, int Number, ImportTable Table, int Rows, ChunkState State, int Attempts, ImportCounts Counts, string? Why);
