using NodaTime;
using Rectify.Advisories.Vex;

namespace Rectify.Findings.Statements;

/// <summary>A document of VEX statements that was brought in.</summary>
/// <param name="Id">Its id here.</param>
/// <param name="Hash">SHA-256 of its bytes in lower-case hexadecimal: the same bytes are brought in once.</param>
/// <param name="Format">Its format.</param>
/// <param name="Name">Its own id; empty when it states none.</param>
/// <param name="Version">Its own version; empty when it states none.</param>
/// <param name="Author">Who states it; empty when it does not say.</param>
/// <param name="StatedAt">When this version of it was issued; null when it does not say.</param>
/// <param name="Statements">How many statements it has.</param>
/// <param name="Unread">How many notes say that something of it was left out.</param>
/// <param name="ReceivedAt">When it was brought in.</param>
/// <param name="ReceivedBy">Who brought it in, as the log knows them.</param>
/// <param name="Until">From then on it counts no more; null when nobody set an end.</param>
/// <param name="ReplacedBy">A newer version of the same document, which counts in its place; null while it is the newest.</param>
public sealed record KeptDocument(
    VexDocumentId Id, string Hash, VexFormat Format, string Name, string Version, string Author, Instant? StatedAt, long Statements, long Unread,
    Instant ReceivedAt, string ReceivedBy, Instant? Until, VexDocumentId? ReplacedBy)
{
    /// <summary>Whether what it says counts at that instant.</summary>
    public bool CountsAt(Instant now) => ReplacedBy is null && !(Until <= now);
}

/// <summary>A statement that is kept, with its document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Number">Its number there, from 1.</param>
/// <param name="Statement">What it says.</param>
public sealed record KeptStatement(KeptDocument Document, long Number, VexStatement Statement)
{
    /// <summary>What names it.</summary>
    public StatementId Id => new(Document.Id, Number);

    /// <summary>Whether it says “not affected” and neither a justification nor an impact: what CISA's minimum requirements for VEX (2023, §2.4) ask for, and what a suppression needs.</summary>
    public bool LacksReason => Statement is { Status: StatedStatus.NotAffected, Justification: null, JustificationWord: "", ImpactStatement: "" };

    /// <summary>Whether its document does not say who states it.</summary>
    public bool LacksAuthor => Document.Author.Length == 0;
}
