using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Findings.Scans;

/// <summary>A scanner's report was handed in for a system.</summary>
internal sealed record ScanHandedIn(Scan Scan) : IEvent
{
    public string Type => "scan.handedIn";

    public int Version => 1;

    public Subject Subject => new("scan", Scan.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("system", Scan.System.ToString()).Member("sha256", Scan.Sha256).Member("size", $"{Scan.Size}");
        if (Scan.StatedAt is { } at) json.Member("statedAt", InstantPattern.ExtendedIso.Format(at));
    }
}

/// <summary>A scan came into another state.</summary>
internal sealed record ScanMoved(Scan Scan) : IEvent
{
    public string Type => "scan.moved";

    public int Version => 1;

    public Subject Subject => new("scan", Scan.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("state", Words.Of(Scan.State));
        if (Scan.Why is { } why) json.Member("why", why);
    }
}

/// <summary>A part of a scan was recorded: it lists the hosts that are new and the findings that are other than before, not those that were merely seen again.</summary>
internal sealed record SystemScanned(Scan Scan, ScanProgress Part, ScanChanges Changes) : IEvent
{
    public string Type => "system.scanned";

    public int Version => 1;

    public Subject Subject => ((AssetId)Scan.System).ToSubject();

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("scan", Scan.Id.ToString()).Member("run", $"{Part.Run}").Member("step", Words.Of(Part.Step));
        json.Name("hosts").BeginArray();
        foreach (var host in Changes.Hosts) json.BeginObject().Member("id", host.Id.ToString()).Member("target", host.Target).EndObject();
        json.EndArray();
        json.Name("new").BeginArray();
        foreach (var finding in Changes.New)
            json.BeginObject().Member("id", finding.Id.ToString()).Member("place", finding.Place).Member("check", finding.Name).EndObject();
        json.EndArray();
        Ids(json, "changed", Changes.Changed);
        Ids(json, "gone", Changes.Gone);
    }

    private static void Ids(CanonicalWriter json, string name, IReadOnlyList<Finding> findings)
    {
        json.Name(name).BeginArray();
        foreach (var finding in findings) json.Value(finding.Id.ToString());
        json.EndArray();
    }
}

/// <summary>What a part of a scan changed.</summary>
/// <param name="Hosts">Hosts that are new.</param>
/// <param name="New">Findings that are new.</param>
/// <param name="Changed">Findings that are there again, or of which something else is said.</param>
/// <param name="Gone">Findings that are gone.</param>
internal sealed record ScanChanges(IReadOnlyList<Host> Hosts, IReadOnlyList<Finding> New, IReadOnlyList<Finding> Changed, IReadOnlyList<Finding> Gone)
{
    public static ScanChanges None { get; } = new([], [], [], []);

    public bool IsAny => Hosts.Count + New.Count + Changed.Count + Gone.Count > 0;
}
