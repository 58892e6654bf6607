using System.Text.Json;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Findings.Listing;

/// <summary>Of which findings events say that something is other than before.</summary>
internal sealed class TouchedFindings
{
    /// <summary>The events that say so. What writes findings records one of them.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "findings.matched", "findings.rematched", "finding.statusSet", "finding.statusEnded", "finding.leftToStatements", "statements.applied", "vulnerability.merged",
        "vulnerability.lookedUp", "system.scanned", "system.edited", "weakness.noted",
    ];

    /// <summary>All findings of these.</summary>
    public HashSet<AssetId> Assets { get; } = [];

    /// <summary>Systems of which something else is said: what is found in them stays, but not who can reach it.</summary>
    public HashSet<AssetId> Systems { get; } = [];

    /// <summary>All findings of these.</summary>
    public HashSet<VulnerabilityId> Vulnerabilities { get; } = [];

    /// <summary>These; what else an event names has no finding of that id.</summary>
    public HashSet<Id> Ids { get; } = [];

    /// <summary>Whether a payload was erased before it was read: then only all findings tell.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Takes what one event says.</summary>
    public void Take(LoggedEvent said)
    {
        switch (said.Subject.Concept)
        {
            case "finding": Ids.Add(said.Subject.Id); return;
            case "vulnerability": Vulnerabilities.Add(new(said.Subject.Id)); break;
            case "release" when said.Type == "findings.matched": Assets.Add(new ReleaseId(said.Subject.Id)); return;
            case "system" when said.Type == "system.edited": Systems.Add(new SystemId(said.Subject.Id)); return;
            case "system" when said.Type == "findings.matched": Assets.Add(new SystemId(said.Subject.Id)); return;
        }
        if (said.Payload is not { } payload) IsUnknown = true;
        else if (said.Subject.Concept == "vulnerability") Vulnerabilities.UnionWith(IdsIn(payload.Bytes).Select(id => new VulnerabilityId(id)));
        else Ids.UnionWith(IdsIn(payload.Bytes));
    }

    private static List<Id> IdsIn(byte[] payload)
    {
        var found = new List<Id>();
        var json = new Utf8JsonReader(payload);
        while (json.Read())
            if (json.TokenType == JsonTokenType.String && Id.TryParse(json.GetString(), out var id)) found.Add(id);
        return found;
    }
}
