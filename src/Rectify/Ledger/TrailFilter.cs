using NodaTime;

namespace Rectify.Ledger;

/// <summary>Which part of what was recorded somebody wants to read; without anything, all.</summary>
public sealed record TrailFilter
{
    /// <summary>Who did it: a person's id, or <c>os:</c> and an account.</summary>
    public string? Who { get; init; }

    /// <summary>What it is about.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The types of events; null for all.</summary>
    public IReadOnlyCollection<string>? Types { get; init; }

    /// <summary>From when, itself included.</summary>
    public Instant? Since { get; init; }

    /// <summary>Until when, itself not included.</summary>
    public Instant? Until { get; init; }
}
