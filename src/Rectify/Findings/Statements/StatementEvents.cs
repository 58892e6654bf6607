using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Findings.Statements;

/// <summary>A document of statements was brought in; its hash is that of its bytes.</summary>
internal sealed record VexImported(KeptDocument Document, VexDocumentId? Replaces) : IEvent
{
    public string Type => "vex.imported";

    public int Version => 1;

    public Subject Subject => new("vexDocument", Document.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("hash", Document.Hash);
        json.Member("format", Words.Of(Document.Format));
        json.Member("name", Document.Name);
        json.Member("version", Document.Version);
        json.Member("author", Document.Author);
        if (Document.StatedAt is { } at) json.Member("statedAt", InstantPattern.ExtendedIso.Format(at));
        json.Member("statements", $"{Document.Statements}");
        json.Member("unread", $"{Document.Unread}");
        if (Document.Until is { } until) json.Member("until", InstantPattern.ExtendedIso.Format(until));
        if (Replaces is { } older) json.Member("replaces", older.ToString());
        if (Document.ReplacedBy is { } newer) json.Member("replacedBy", newer.ToString());
    }
}

/// <summary>Findings have another status because of what statements say, or say no more.</summary>
internal sealed record StatementsApplied(Subject About, IReadOnlyList<(Finding Before, Finding After)> Changed) : IEvent
{
    public string Type => "statements.applied";

    public int Version => 1;

    public Subject Subject => About;

    public void WritePayload(CanonicalWriter json)
    {
        json.Name("findings").BeginArray();
        foreach (var (before, after) in Changed)
        {
            json.BeginObject().Member("id", after.Id.ToString()).Member("from", Words.Of(before.Status)).Member("to", Words.Of(after.Status));
            if (after.Justification is { } justification) json.Member("justification", Words.Of(justification));
            if (after.Said.In is { } statement) json.Member("statement", statement.ToString());
            json.EndObject();
        }
        json.EndArray();
    }
}

/// <summary>What was said of a finding has come to its end.</summary>
internal sealed record FindingStatusEnded(Finding Before, Finding After) : IEvent
{
    public string Type => "finding.statusEnded";

    public int Version => 1;

    public Subject Subject => FindingProblems.Subject(After.Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("from", Words.Of(Before.Status));
        json.Member("to", Words.Of(After.Status));
        if (Before.Said.Until is { } until) json.Member("until", InstantPattern.ExtendedIso.Format(until));
        if (After.Said.In is { } statement) json.Member("statement", statement.ToString());
    }
}

/// <summary>A person took back what a person said of a finding: what statements say holds again.</summary>
internal sealed record FindingLeftToStatements(Finding Before, Finding After) : IEvent
{
    public string Type => "finding.leftToStatements";

    public int Version => 1;

    public Subject Subject => FindingProblems.Subject(After.Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("from", Words.Of(Before.Status));
        json.Member("to", Words.Of(After.Status));
        if (After.Said.In is { } statement) json.Member("statement", statement.ToString());
    }
}
