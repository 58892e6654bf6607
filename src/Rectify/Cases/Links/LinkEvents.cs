using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Links;

/// <summary>What events of links share. They are about the link and not about a case: whoever takes a proof of one case out may not see the other.</summary>
internal static class LinkEvents
{
    public static Subject Subject(CaseLinkId id) => new("case-link", id.Value);
}

/// <summary>Something was said of two cases.</summary>
internal sealed record CasesLinked(CaseLink Link) : IEvent
{
    public string Type => "caseLink.stated";

    public int Version => 1;

    public Subject Subject => LinkEvents.Subject(Link.Id);

    public Id? AccessGroup => Link.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("kind", Words.Of(Link.Kind)).Member("from", Link.From.ToString()).Member("to", Link.To.ToString()).Member("source", Link.Source)
        .Optional("authority", Link.Authority?.ToString());
}

/// <summary>It was taken back.</summary>
internal sealed record CasesUnlinked(CaseLink Link, string Reason) : IEvent
{
    public string Type => "caseLink.withdrawn";

    public int Version => 1;

    public Subject Subject => LinkEvents.Subject(Link.Id);

    public Id? AccessGroup => Link.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("kind", Words.Of(Link.Kind)).Member("reason", Reason);
}
