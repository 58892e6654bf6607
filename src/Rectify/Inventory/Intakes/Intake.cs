using NodaTime;

namespace Rectify.Inventory.Intakes;

/// <summary>An SBOM or archive that was handed in for a release or system: taken at once, read after that, its progress to be asked for.</summary>
public sealed record Intake
{
    /// <summary>Its id.</summary>
    public required IntakeId Id { get; init; }

    /// <summary>What it is about.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>What whoever handed it in calls the file.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the file in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>When it was handed in.</summary>
    public required Instant HandedInAt { get; init; }

    /// <summary>By whom.</summary>
    public required string HandedInBy { get; init; }

    /// <summary>How far it has come.</summary>
    public required IntakeState State { get; init; }

    /// <summary>How often its reading was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>When it came into its state.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>What was recorded; null before.</summary>
    public Ingested? Recorded { get; init; }

    /// <summary>The first notes on what was not read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What matching changed; null before, and when nothing could be matched.</summary>
    public IntakeMatched? Matched { get; init; }

    /// <summary>Why it was refused, or why nothing was matched.</summary>
    public string? Why { get; init; }
}

/// <summary>How many findings an intake changed.</summary>
/// <param name="New">Those that were not there before.</param>
/// <param name="SeenAgain">Those that were.</param>
/// <param name="Gone">Those that are not seen any more.</param>
public sealed record IntakeMatched(int New, int SeenAgain, int Gone);
