using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Parties.Profiles;
using Rectify.RulePacks;
using Rectify.Storage;

namespace Rectify.Cases.Replay;

/// <summary>What the duties of a store were computed with: found among the rules and profiles that the store has, by the hash that is kept with them.</summary>
internal static class ReplayLaws
{
    /// <summary>The laws of that hash; null when they are not here.</summary>
    /// <param name="session">The store.</param>
    /// <param name="basis">The hash.</param>
    /// <param name="named">A profile that somebody named beside it; null for none.</param>
    /// <param name="own">Our own legal entities.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Laws?> FindAsync(ReadSession session, long basis, Profile? named, OwnEntities own, CancellationToken cancellationToken)
    {
        var stated = await ProfileStore.FindAsync(session, cancellationToken);
        Profile[] profiles = [.. ((Profile?[])[stated?.Profile, named, Profile.Unstated]).OfType<Profile>()];
        if (Find(RuleBook.Embedded()) is { } ofProgram) return ofProgram;
        // The pack in use first, then those that were: a server that is not yet told of a new one still goes by the old.
        var packs = await RulePackStore.AllAsync(session, cancellationToken);
        var used = await RulePackStore.InUseAsync(session, cancellationToken);
        foreach (var pack in packs.OrderByDescending(pack => pack.Id == used?.Id))
            if (Find(RulePack.Kept(await RulePackStore.ContentAsync(session, pack.Id, cancellationToken)).Rules) is { } found) return found;
        return null;

        Laws? Find(RuleBook rules) => profiles.Select(profile => new Laws(rules, profile)).FirstOrDefault(laws => DutyBasis.Of(laws, own) == basis);
    }
}
