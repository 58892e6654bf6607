using System.Collections.Concurrent;
using NodaTime;
using Rectify.Cases.Links;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Cases and what stands around them, as the evaluator reads them: one case, or many with as few queries. It remembers assets and our own
/// legal entities from one call to the next, so it lives for one pass over cases and no longer; several may call it at once.
/// </summary>
/// <param name="organisation">What the organisation says of itself.</param>
/// <param name="own">Our own legal entities.</param>
/// <param name="facts">Whence the facts that count are taken, by case; null for the table of facts.</param>
internal sealed class CaseFactsReader(
    Profile organisation, OwnEntities own, Func<ReadSession, IReadOnlyList<CaseId>, CancellationToken, Task<ILookup<string, StandingFact>>>? facts = null)
{
    private const string InternetExposed = "internet-exposed";

    private readonly ConcurrentDictionary<AssetId, (AssetProfile Profile, IReadOnlyList<DataHeld> Data)?> known = [];

    /// <summary>A reader for the moment of this session.</summary>
    public static async Task<CaseFactsReader> OpenAsync(ReadSession session, Profile organisation, CancellationToken cancellationToken) =>
        new(organisation, await OwnEntities.OfAsync(session, cancellationToken));

    /// <summary>
    /// Of each case, in the order given: the facts that count, the waiting signals as provisional facts, what was said of the case, and who
    /// we are to its assets. Facts, signals and assets of its duplicates count in it, so that the earliest of all anchors its clocks.
    /// </summary>
    public async Task<IReadOnlyList<CaseFacts>> ReadAsync(ReadSession session, IReadOnlyList<Case> cases, CancellationToken cancellationToken)
    {
        var ids = TextList.Of(cases.Select(about => about.Id.ToString()));
        var parts = await PartsAsync(session, cases, cancellationToken);
        var members = parts.Values.SelectMany(part => part).Select(part => part.Id).Distinct().ToList();
        var all = TextList.Of(members.Select(id => id.ToString()));
        var factsOf = facts is null ? await FactStore.StandingAsync(session, all, cancellationToken) : await facts(session, members, cancellationToken);
        var signalsOf = await SignalStore.WaitingOfCasesAsync(session, all, cancellationToken);
        var counting = cases.ToDictionary(about => about.Id, about => parts[about.Id].SelectMany(part => factsOf[part.Id.ToString()]).ToList());
        var signals = cases.ToDictionary(about => about.Id, about => parts[about.Id].SelectMany(part => signalsOf[part.Id.ToString()]).ToList());
        var reaches = cases.ToDictionary(about => about.Id, about => parts[about.Id].SelectMany(part => part.Reach).ToList());
        var said = await CaseStore.CircumstancesAsync(session, ids, cancellationToken);
        var parties = await CaseStore.PartiesAsync(session, ids, cancellationToken);
        var reached = await ReachedAsync(session, [.. reaches.Values.SelectMany(of => of), .. signals.Values.SelectMany(of => of).Select(signal => signal.Reach).OfType<Reach>()], cancellationToken);
        // Rules see no difference within a group of assets, so one of each stands for all of a reach, and those that a fact names for themselves.
        var assetsOf = cases.ToDictionary(about => about.Id, about => parts[about.Id].SelectMany(part => part.Assets)
            .Concat(signals[about.Id].SelectMany(signal => Touched(signal, reached)))
            .Concat(reaches[about.Id].SelectMany(reach => reached[reach])).Concat(reaches[about.Id].Count == 0 ? [] : counting[about.Id].SelectMany(fact => fact.Assets).Select(AssetId.Parse))
            .Distinct().ToList());
        await RememberAsync(session, assetsOf.Values.SelectMany(assets => assets), cancellationToken);
        var read = new List<CaseFacts>(cases.Count);
        foreach (var about in cases)
        {
            var id = about.Id.ToString();
            var waiting = signals[about.Id];
            var assets = assetsOf[about.Id];
            read.Add(new CaseFacts(
                [.. counting[about.Id].SelectMany(fact => fact.Each()), .. waiting.SelectMany(signal => Of(signal, Touched(signal, reached), assets))],
                ProfileOf(assets))
            {
                Assets = [.. assets.Select(asset => asset.ToString())],
                Circumstances = WithData(WithKind(about, said[id]), counting[about.Id], assets),
                Parties = parties[id].GroupBy(party => party.Recipient, party => party.Organisation, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group], StringComparer.Ordinal),
            });
        }
        return read;
    }

    /// <summary>A case that nobody has opened: something was discovered and known at an instant in these assets, as far as anybody would confirm it.</summary>
    public async Task<CaseFacts> IfAsync(
        ReadSession session, IReadOnlyList<AssetId> assets, IReadOnlyDictionary<string, string> circumstances, Instant at, CancellationToken cancellationToken)
    {
        await RememberAsync(session, assets, cancellationToken);
        return new CaseFacts([If(FactKind.Discovered), If(FactKind.Aware)], ProfileOf(assets)) { Assets = [.. assets.Select(asset => asset.ToString())], Circumstances = circumstances };

        Fact If(FactKind kind) => new()
        {
            Id = $"if:{Words.Of(kind)}", Kind = kind, When = Occurrence.At(at, DateTimeZone.Utc), RecordedAt = at, Provisional = true,
        };
    }

    /// <summary>Each case with its duplicates, itself first.</summary>
    private static async Task<Dictionary<CaseId, List<Case>>> PartsAsync(ReadSession session, IReadOnlyList<Case> cases, CancellationToken cancellationToken)
    {
        var duplicates = await LinkStore.DuplicatesAsync(session, cases.Select(about => about.Id), cancellationToken);
        var found = duplicates.Count == 0 ? [] : await CaseStore.OfIdsAsync(session, duplicates.SelectMany(of => of), cancellationToken);
        return cases.ToDictionary(about => about.Id, about => found.Where(one => duplicates[about.Id].Contains(one.Id)).Prepend(about).ToList());
    }

    /// <summary>
    /// Whoever opened the case said what sort of matter it is, and so whether an incident has happened; who says otherwise later, or records
    /// that it occurred, goes before it. The last word on each circumstance counts.
    /// </summary>
    private static Dictionary<string, string> WithKind(Case about, IEnumerable<SaidCircumstance> said)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [Circumstances.Incident] = Circumstances.Of(about.Kind == CaseKind.Incident) };
        foreach (var (circumstance, answer) in said) answers[circumstance] = answer;
        return answers;
    }

    /// <summary>
    /// Personal data may be affected by an incident in a system that holds some: then nobody need be asked. Only yes follows, for what is not recorded may be
    /// held all the same, and a person who says no goes before it.
    /// </summary>
    private Dictionary<string, string> WithData(Dictionary<string, string> answers, IEnumerable<StandingFact> facts, IReadOnlyList<AssetId> assets)
    {
        var isIncident = answers[Circumstances.Incident] == Circumstances.Yes || facts.Any(fact => fact.Fact.Kind == FactKind.Occurred);
        if (isIncident && PersonalDataIn(assets).Any()) answers.TryAdd(Circumstances.PersonalData, Circumstances.Yes);
        return answers;
    }

    /// <summary>The personal data that assets which were read hold.</summary>
    internal IEnumerable<DataHeld> PersonalDataIn(IEnumerable<AssetId> assets) =>
        assets.SelectMany(asset => known.GetValueOrDefault(asset)?.Data ?? []).Where(data => data.Says.IsOfPersons);

    private static IReadOnlyList<AssetId> Touched(Signal signal, Dictionary<Reach, IReadOnlyList<AssetId>> reached) =>
        signal.Reach is { } reach ? reached[reach] : signal.Assets;

    private static async Task<Dictionary<Reach, IReadOnlyList<AssetId>>> ReachedAsync(ReadSession session, IEnumerable<Reach> reaches, CancellationToken cancellationToken)
    {
        var reached = new Dictionary<Reach, IReadOnlyList<AssetId>>();
        foreach (var reach in reaches.Distinct()) reached.Add(reach, await ReachStore.RepresentativesAsync(session, reach, cancellationToken));
        return reached;
    }

    private static IEnumerable<Fact> Of(Signal signal, IReadOnlyList<AssetId> of, IReadOnlyList<AssetId> assets)
    {
        var touched = assets.Except(of).Any() ? of : [];
        return signal.Kinds.SelectMany(kind => new StandingFact(
            new Fact
            {
                Id = $"signal:{signal.Id}/{Words.Of(kind)}",
                Kind = kind,
                When = signal.Occurred,
                RecordedAt = signal.ReceivedAt,
                Provisional = true,
            },
            [.. touched.Select(asset => asset.ToString())]).Each());
    }

    /// <summary>What the organisation is to these assets; and, as far as it says so, to what the inventory does not have.</summary>
    internal async Task<Profile> ProfileAsync(ReadSession session, IReadOnlyList<AssetId> assets, CancellationToken cancellationToken)
    {
        await RememberAsync(session, assets, cancellationToken);
        var profile = ProfileOf(assets);
        return profile.Default is { Roles: null, Markets: null } || assets.Count == 0
            ? profile
            : profile with { Assets = new Dictionary<string, AssetProfile>(profile.Assets, StringComparer.Ordinal) { ["others"] = profile.Default } };
    }

    /// <summary>
    /// What the inventory knows, laid over what the organisation says of itself. Roles are those of our own legal entities for each asset:
    /// none is an answer too. While no legal entity of ours is registered, roles are not known, and rules ask.
    /// </summary>
    private Profile ProfileOf(IReadOnlyList<AssetId> assets)
    {
        var profiles = new Dictionary<string, AssetProfile>(StringComparer.Ordinal);
        foreach (var id in assets)
            if (known[id] is { } asset) profiles[id.ToString()] = asset.Profile;
        return organisation with { EstablishedIn = organisation.EstablishedIn ?? own.Countries, Assets = profiles };
    }

    private async Task RememberAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken)
    {
        var unknown = assets.Where(id => !known.ContainsKey(id)).ToHashSet();
        var found = await AssetStore.FindAsync(session, unknown, cancellationToken);
        var systems = unknown.Where(id => id.Kind == AssetKind.System).Select(id => new SystemId(id.Value)).ToList();
        var data = (systems.Count == 0 ? [] : await DataHeldStore.OfSystemsAsync(session, systems, cancellationToken)).ToLookup(held => (AssetId)held.System);
        foreach (var id in unknown)
            known[id] = found.TryGetValue(id, out var asset) ? (Of(asset, [.. data[id]]), [.. data[id]]) : null;
    }

    private AssetProfile Of(Asset asset, IReadOnlyList<DataHeld> data) => new()
    {
        Roles = own.Ids.Count == 0 ? null : [.. asset.Roles.Where(role => own.Ids.Contains(role.Organisation)).Select(role => role.Role).Concat(Processing(data)).Distinct()],
        Markets = asset.Markets,
        Flags = Flags(asset),
        FlagsUnstated = asset is Asset.OfSystem { System.Exposure: Exposure.Unknown } ? [InternetExposed] : [],
        PersonsIn = [.. data.Where(held => held.Says.IsOfPersons).SelectMany(held => held.Says.CollectedFrom).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Who is named as a processor of the data is one to the system.</summary>
    private IEnumerable<Role> Processing(IReadOnlyList<DataHeld> data) => data.Any(held => held.Says.Processors.Any(own.Ids.Contains)) ? [Role.Processor] : [];

    private static IReadOnlyList<string> Flags(Asset asset) => asset switch
    {
        Asset.OfSystem { System: var system } =>
        [
            .. system.CriticalInfrastructure ? ["critical-infrastructure"] : Array.Empty<string>(),
            .. system.Exposure == Exposure.Internet ? [InternetExposed] : Array.Empty<string>(),
            .. system.ProtectionLevel is { } level ? [$"mlps-{level}"] : Array.Empty<string>(),
        ],
        Asset.OfRelease { Product.Class: ProductClass.ImportantClassI } => ["important-class-1"],
        Asset.OfRelease { Product.Class: ProductClass.ImportantClassII } => ["important-class-2"],
        Asset.OfRelease { Product.Class: ProductClass.Critical } => ["critical-product"],
        _ => [],
    };
}
