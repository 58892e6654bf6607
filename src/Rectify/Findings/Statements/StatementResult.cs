using NodaTime;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>What became of a statement, the first that is so.</summary>
public enum StatementOutcome
{
    /// <summary>Findings have their status from it.</summary>
    Applied,

    /// <summary>It applies, and a person has said what the status is.</summary>
    PersonDecides,

    /// <summary>It applies, and a later statement counts.</summary>
    Superseded,

    /// <summary>It cannot be said whether it applies.</summary>
    Undecided,

    /// <summary>The vulnerability was found, in nothing that the statement names.</summary>
    OtherProducts,

    /// <summary>The vulnerability was not found anywhere.</summary>
    NotFound,

    /// <summary>“Not affected” without a reason.</summary>
    NoReason,

    /// <summary>Nobody stands behind it.</summary>
    NoAuthor,

    /// <summary>A newer version of its document counts.</summary>
    Replaced,

    /// <summary>The end that was set for its document has come.</summary>
    Ended,
}

/// <summary>What became of one statement, with the findings that it concerns.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Outcome">In one word.</param>
/// <param name="Applied">Findings that have their status from it.</param>
/// <param name="PersonDecides">Findings that it applies to and of which a person has said something.</param>
/// <param name="Superseded">Findings that it applies to and of which a later statement counts.</param>
/// <param name="Undecided">Findings of which it cannot be said whether it applies to them.</param>
public sealed record StatementResult(
    KeptStatement Statement, StatementOutcome Outcome, IReadOnlyList<FindingId> Applied, IReadOnlyList<FindingId> PersonDecides, IReadOnlyList<FindingId> Superseded,
    IReadOnlyList<FindingId> Undecided)
{
    /// <summary>What becomes of each statement of a document, as things are now, in its order.</summary>
    public static Task<IReadOnlyList<StatementResult>> OfDocumentAsync(ReadSession session, KeptDocument document, Instant now, CancellationToken cancellationToken) =>
        ApplyStatements.ResultsAsync(session, document, now, cancellationToken);
}
