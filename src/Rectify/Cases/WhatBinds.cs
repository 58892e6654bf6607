using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>Which laws bind the organisation, with all that it has: what it says of itself, one release of each product, every system.</summary>
public static class WhatBinds
{
    /// <summary>Every duty that is law on a day, with a reasoned yes, no or not known. The circumstances of a case are not asked.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws, and what the organisation says of itself.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Binding>> OnAsync(ReadSession session, Laws laws, LocalDate day, CancellationToken cancellationToken) =>
        Binding.On(laws.Rules, await ProfileAsync(session, laws, cancellationToken), day);

    /// <summary>What the law changed for it after one day and up to another.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws, and what the organisation says of itself.</param>
    /// <param name="after">The day after which.</param>
    /// <param name="upTo">The last day.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<LawChange>> BetweenAsync(ReadSession session, Laws laws, LocalDate after, LocalDate upTo, CancellationToken cancellationToken) =>
        LawChange.Between(laws.Rules, await ProfileAsync(session, laws, cancellationToken), after, upTo);

    private static async Task<Profile> ProfileAsync(ReadSession session, Laws laws, CancellationToken cancellationToken)
    {
        var releases = await ProductStore.OneReleaseEachAsync(session, cancellationToken);
        var systems = await SystemStore.ListAsync(session, cancellationToken);
        AssetId[] assets = [.. releases.Select(release => (AssetId)release), .. systems.Select(system => (AssetId)system.Id)];
        var reader = await CaseFactsReader.OpenAsync(session, laws.Organisation, cancellationToken);
        var profile = await reader.ProfileAsync(session, assets, cancellationToken);
        return profile with { Assets = OneOfEachKind(profile.Assets) };
    }

    /// <summary>The law asks of an asset what its profile says and nothing else, so that of twenty thousand that say the same one is enough.</summary>
    internal static IReadOnlyDictionary<string, AssetProfile> OneOfEachKind(IReadOnlyDictionary<string, AssetProfile> assets) =>
        assets.DistinctBy(asset => KindOf(asset.Value), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string KindOf(AssetProfile asset) =>
        $"{Listed(asset.Roles?.Select(role => role.ToString()))};{Listed(asset.Markets)};{Listed(asset.Flags)};{Listed(asset.FlagsUnstated)};{Listed(asset.PersonsIn)}";

    /// <summary>Nothing stated is another answer than an empty list.</summary>
    private static string Listed(IEnumerable<string>? words) => words is null ? "?" : $"[{string.Join(',', words.Order(StringComparer.Ordinal))}]";
}
