using Rectify.Cases;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Server.Ui.Signals;

/// <summary>Signals that ask the same: about one vulnerability, in one case. They are answered once, for everything that they touch.</summary>
public sealed record SignalGroup
{
    /// <summary>How many releases and systems are named.</summary>
    private const int Named = 8;

    /// <summary>The signals, the earliest first.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>The case that they belong to; null while they belong to none.</summary>
    public required Case? About { get; init; }

    /// <summary>The cases in which they may be confirmed: their own, or those about the same vulnerability.</summary>
    public required IReadOnlyList<Case> Cases { get; init; }

    /// <summary>The names of what they touch, some of them when they are many.</summary>
    public required IReadOnlyList<string> Touches { get; init; }

    /// <summary>How many releases and systems they touch; 0: nobody has said which.</summary>
    public required long Count { get; init; }

    /// <summary>The first of them, by which the group has its address.</summary>
    public Signal First => Signals[0];

    /// <summary>The vulnerability; null when they are about none.</summary>
    public string? Vulnerability => First.Vulnerability;

    /// <summary>Groups signals, in the order in which the first of each came.</summary>
    internal static async Task<IReadOnlyList<SignalGroup>> OfAsync(ReadSession session, IReadOnlyList<Signal> signals, CancellationToken token)
    {
        var names = new Dictionary<string, TrackedVulnerability?>(StringComparer.Ordinal);
        foreach (var name in signals.Select(signal => signal.Vulnerability).OfType<string>().Distinct(StringComparer.Ordinal))
            names[name] = await VulnerabilityStore.FindAsync(session, name, token);
        var groups = new List<SignalGroup>();
        foreach (var group in signals.GroupBy(signal => (signal.Vulnerability is { } name ? names[name]?.Name ?? name : signal.Id.ToString(), signal.Case)))
            groups.Add(await OfAsync(session, [.. group], group.First().Vulnerability is { } name ? names[name] : null, token));
        return groups;
    }

    private static async Task<SignalGroup> OfAsync(ReadSession session, IReadOnlyList<Signal> signals, TrackedVulnerability? known, CancellationToken token)
    {
        var about = signals[0].Case is { } id ? await CaseStore.FindAsync(session, id, token) : null;
        var everywhere = signals.Any(signal => signal.Everywhere) && known is not null;
        IReadOnlyList<AssetId> touched = everywhere && known is not null
            ? await AffectedStore.AssetsAsync(session, known.Id, after: null, Named, token)
            : [.. signals.SelectMany(signal => signal.Assets).Distinct()];
        var assets = await AssetStore.FindAsync(session, [.. touched.Take(Named)], token);
        var cases = new List<Case>();
        if (about is not null) cases.Add(about);
        else if (signals[0].Vulnerability is { } name)
            foreach (var other in known?.Names ?? [name]) cases.AddRange(await CaseStore.OfVulnerabilityAsync(session, other, token));
        return new SignalGroup
        {
            Signals = signals,
            About = about,
            Cases = [.. cases.DistinctBy(each => each.Id)],
            Touches = [.. assets.Values.Select(asset => asset.Name).Order(StringComparer.Ordinal)],
            Count = everywhere && known is not null ? await AffectedStore.CountAsync(session, known.Id, token) : touched.Count,
        };
    }
}
