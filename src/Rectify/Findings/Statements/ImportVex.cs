using System.Security.Cryptography;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Advisories.Vex;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>
/// Brings in a document of VEX statements: all of it is kept, what applies gives findings their status, and the answer says of each statement what became of
/// it. When it concerns more findings than one transaction takes, that goes on after this, and the answer says so. A newer version of a document that is there
/// counts in its place: what it says no more is said no more.
/// </summary>
/// <param name="Document">The document's bytes: OpenVEX, CycloneDX or CSAF in JSON, told by their content.</param>
/// <param name="Until">From then on it counts no more; null for no end.</param>
public sealed record ImportVex(byte[] Document, Instant? Until = null) : ICommand<VexReceived>
{
    // The same at every attempt of the transaction.
    private readonly Lazy<(VexReading Reading, string Hash)> read = new(() =>
    {
        using var stream = new MemoryStream(Document, writable: false);
        return (VexReader.Read(stream, "document"), Convert.ToHexStringLower(SHA256.HashData(Document)));
    });

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<VexReceived>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var ((document, notes), hash) = read.Value;
        var (session, problems) = (change.Session, new Problems());
        if (document is null) problems.Add(notes is [var why, ..] && VexTexts.Of(why) is var text ? StatementProblems.Unreadable(text.English, text.Chinese) : StatementProblems.NoStatements);
        else if (document.Statements.Count == 0) problems.Add(StatementProblems.NoStatements);
        problems.AddIf(Until <= change.Now, FindingProblems.EndPassed);
        if (await StatementStore.FindByHashAsync(session, hash, cancellationToken) is { } before) problems.Add(StatementProblems.Known(before.Id));
        if (document is null || problems.Any) return problems;

        var known = await StatementStore.NewestAsync(session, document, cancellationToken);
        var statedAt = document.UpdatedAt ?? document.IssuedAt;
        var kept = new KeptDocument(
            new VexDocumentId(change.NewId()), hash, document.Format, StoredText.Clean(document.Id), StoredText.Clean(document.Version), StoredText.Clean(document.Author),
            statedAt?.ToInstant(), document.Statements.Count, notes.Count(note => note.IsIncomplete), change.Now, change.Actor.Who, Until, ReplacedBy: null);
        var isOlder = known?.StatedAt is { } newest && kept.StatedAt is { } own && own < newest;
        if (isOlder) kept = kept with { ReplacedBy = known?.Id };
        await StatementStore.AddAsync(session, kept, document, cancellationToken);
        var replaced = isOlder ? null : known;
        if (replaced is not null) await StatementStore.ReplaceAsync(session, replaced.Id, kept.Id, cancellationToken);
        await change.RecordAsync(new VexImported(kept, replaced?.Id), cancellationToken);

        var goesOn = await ApplyStatements.SayToAllAsync(change, new Subject("vexDocument", kept.Id.Value), cancellationToken);
        return new VexReceived(kept, replaced?.Id, goesOn is null ? await ApplyStatements.ResultsAsync(session, kept, change.Now, cancellationToken) : [], notes, goesOn);
    }
}

/// <summary>What was brought in.</summary>
/// <param name="Document">The document.</param>
/// <param name="Replaces">The older version in whose place it counts; null when there is none.</param>
/// <param name="Statements">What became of each statement, in its order; empty when that goes on.</param>
/// <param name="Notes">What was not read, not mapped or not resolved.</param>
/// <param name="GoesOn">What is still to be done; null when all of it is.</param>
public sealed record VexReceived(
    KeptDocument Document, VexDocumentId? Replaces, IReadOnlyList<StatementResult> Statements, IReadOnlyList<VexNote> Notes, StatementPass? GoesOn = null);
