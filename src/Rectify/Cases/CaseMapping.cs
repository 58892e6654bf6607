using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>A case and what stands around it, as the evaluator reads it.</summary>
internal static class CaseMapping
{
    /// <summary>The facts that count, the waiting signals as provisional facts, what was said of the case, and who we are to its assets.</summary>
    public static async Task<CaseFacts> FactsAsync(ReadSession session, Case about, Profile organisation, CancellationToken cancellationToken)
    {
        var facts = FactStore.Standing(await FactStore.OfCaseAsync(session, about.Id, cancellationToken));
        var signals = await SignalStore.OfCaseAsync(session, about.Id, cancellationToken);
        var waiting = signals.Where(signal => signal.State == SignalState.Raised).ToList();
        var assets = about.Assets.Concat(waiting.SelectMany(signal => signal.Assets)).Distinct().ToList();
        return new CaseFacts([.. facts.SelectMany(Of), .. waiting.SelectMany(signal => Of(signal, assets))], await ProfileAsync(session, assets, organisation, cancellationToken))
        {
            Assets = [.. assets.Select(asset => asset.ToString())],
            Circumstances = WithKind(about, await CaseStore.CircumstancesAsync(session, about.Id, cancellationToken)),
            Parties = await CaseStore.PartiesAsync(session, about.Id, cancellationToken),
        };
    }

    /// <summary>
    /// Whoever opened the case said what sort of matter it is, and so whether an incident has happened; who says otherwise later, or records
    /// that it occurred, goes before it.
    /// </summary>
    private static IReadOnlyDictionary<string, string> WithKind(Case about, IReadOnlyDictionary<string, string> said) => said.ContainsKey(Circumstances.Incident)
        ? said
        : new Dictionary<string, string>(said, StringComparer.Ordinal) { [Circumstances.Incident] = Circumstances.Of(about.Kind == CaseKind.Incident) };

    private static IEnumerable<Fact> Of(CaseFact fact) => ForEach(fact.Assets, new Fact
    {
        Id = fact.Id.ToString(),
        Kind = fact.Kind,
        When = fact.Occurred,
        RecordedAt = fact.RecordedAt,
        Group = fact.Group,
        Recipient = fact.Recipient,
        Stage = fact.Stage,
    });

    private static IEnumerable<Fact> Of(Signal signal, IReadOnlyList<AssetId> assets) => signal.Kinds.SelectMany(kind =>
        ForEach(assets.Except(signal.Assets).Any() ? signal.Assets : [], new Fact
        {
            Id = $"signal:{signal.Id}/{Words.Of(kind)}",
            Kind = kind,
            When = signal.Occurred,
            RecordedAt = signal.ReceivedAt,
            Provisional = true,
        }));

    /// <summary>One fact for each asset that it names, because the evaluator's facts name one or none.</summary>
    private static IEnumerable<Fact> ForEach(IReadOnlyList<AssetId> assets, Fact fact) => assets.Count switch
    {
        0 => [fact],
        1 => [fact with { Asset = assets[0].ToString() }],
        _ => assets.Select(asset => fact with { Id = $"{fact.Id}/{asset}", Asset = asset.ToString() }),
    };

    /// <summary>
    /// What the inventory knows, laid over what the organisation says of itself. Roles are those of our own legal entities for each asset:
    /// none is an answer too. While no legal entity of ours is registered, roles are not known, and rules ask.
    /// </summary>
    private static async Task<Profile> ProfileAsync(
        ReadSession session, IReadOnlyList<AssetId> assets, Profile organisation, CancellationToken cancellationToken)
    {
        var own = (await OrganisationStore.ListAsync(session, cancellationToken)).Where(known => known.Kind == OrganisationKind.Own).ToList();
        var ids = own.Select(known => known.Id).ToHashSet();
        var profiles = new Dictionary<string, AssetProfile>(StringComparer.Ordinal);
        foreach (var id in assets)
            if (await AssetStore.FindAsync(session, id, cancellationToken) is { } asset)
                profiles[id.ToString()] = new AssetProfile
                {
                    Roles = ids.Count == 0 ? null : [.. asset.Roles.Where(role => ids.Contains(role.Organisation)).Select(role => role.Role).Distinct()],
                    Markets = asset.Markets,
                    Flags = Flags(asset),
                };
        var countries = own.Select(known => known.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return organisation with
        {
            EstablishedIn = organisation.EstablishedIn ?? (countries.Count > 0 ? countries : null),
            Assets = profiles,
        };
    }

    private static IReadOnlyList<string> Flags(Asset asset) => asset switch
    {
        Asset.OfSystem { System: var system } =>
        [
            .. system.CriticalInfrastructure ? ["critical-infrastructure"] : Array.Empty<string>(),
            .. system.ProtectionLevel is { } level ? [$"mlps-{level}"] : Array.Empty<string>(),
        ],
        Asset.OfRelease { Product.Class: ProductClass.ImportantClassI } => ["important-class-1"],
        Asset.OfRelease { Product.Class: ProductClass.ImportantClassII } => ["important-class-2"],
        Asset.OfRelease { Product.Class: ProductClass.Critical } => ["critical-product"],
        _ => [],
    };
}
