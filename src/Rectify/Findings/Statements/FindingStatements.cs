using NodaTime;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>What the VEX statements that are kept say of one finding.</summary>
/// <param name="Governing">The one that counts; null when none applies.</param>
/// <param name="Superseded">Those that apply and are older.</param>
/// <param name="Undecided">Those of which it cannot be said whether they apply.</param>
public sealed record FindingStatements(KeptStatement? Governing, IReadOnlyList<KeptStatement> Superseded, IReadOnlyList<KeptStatement> Undecided)
{
    /// <summary>Nothing is stated.</summary>
    public static FindingStatements None { get; } = new(null, [], []);

    /// <summary>Reads it.</summary>
    public static async Task<FindingStatements> OfAsync(ReadSession session, Finding finding, Instant now, CancellationToken cancellationToken) =>
        (await KeptStatements.ReadAsync(session, [finding], now, cancellationToken)).Of(finding) is { } placed ? new(placed.Governing, placed.Superseded, placed.Undecided) : None;
}
