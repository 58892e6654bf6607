using NodaTime;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>Many findings that are being given what statements say, part by part, each in a transaction of its own.</summary>
/// <param name="About">Because of what: a document that was brought in, or a product that others know by a package.</param>
/// <param name="BegunAt">Since when.</param>
/// <param name="Findings">How many there were when it began.</param>
/// <param name="LookedAt">How many of them are done.</param>
/// <param name="DoneTo">Behind what it goes on.</param>
public sealed record StatementPass(Subject About, Instant BegunAt, long Findings, long LookedAt, WalkPlace DoneTo);

/// <summary>A place in a walk over findings.</summary>
/// <param name="Group">The vulnerability or the release; empty at the beginning.</param>
/// <param name="Asset">In a group that is not done: the release or system of the last finding that is; otherwise empty.</param>
/// <param name="Finding">The last finding that is done there.</param>
public readonly record struct WalkPlace(string Group, string Asset, string Finding)
{
    /// <summary>Where all begin.</summary>
    public static WalkPlace Beginning { get; } = new("", "", "");

    /// <summary>Whether some of the group is still to be done.</summary>
    internal bool IsWithin => Finding.Length > 0;

    /// <summary>The place behind all of a group.</summary>
    internal static WalkPlace Behind(string group) => new(group, "", "");

    /// <inheritdoc />
    public override string ToString() => $"{Group} {Asset} {Finding}";

    internal static WalkPlace Parse(string text) => text.Split(' ') is [var group, var asset, var finding] ? new(group, asset, finding) : Beginning;
}
