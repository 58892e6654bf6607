using NodaTime;
using Rectify.Findings.Statements;

namespace Rectify.Findings;

/// <summary>Who said what the status of a finding is.</summary>
public enum SaidBy
{
    /// <summary>Nobody yet: it is under investigation.</summary>
    Nobody,

    /// <summary>A person. That holds against every statement until a person says otherwise, or it ends.</summary>
    Person,

    /// <summary>A statement of a document that was brought in.</summary>
    Statement,
}

/// <summary>Where the status of a finding comes from.</summary>
/// <param name="By">Who said it.</param>
/// <param name="Author">The person as whom the log knows them, or the author that the document names; null for nobody, and for what was said before this was kept.</param>
/// <param name="In">The statement that says it; null when it is no statement.</param>
/// <param name="Until">From then on it holds no more; null when it holds until something else is said.</param>
public sealed record Said(SaidBy By, string? Author, StatementId? In, Instant? Until)
{
    /// <summary>Nobody has said anything.</summary>
    public static Said Nothing { get; } = new(SaidBy.Nobody, null, null, null);
}
