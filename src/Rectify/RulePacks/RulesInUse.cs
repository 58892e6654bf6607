using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.RulePacks;

/// <summary>Which rules a store answers with.</summary>
public static class RulesInUse
{
    /// <summary>The rules of the pack that was taken into use last; else this program's own, which are then kept like a pack.</summary>
    /// <param name="workspace">The store.</param>
    /// <param name="version">The version of the program, under which its own rules are kept.</param>
    /// <param name="actor">Who opened the store.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Result<RuleBook>> OfAsync(Workspace workspace, string version, Actor actor, CancellationToken cancellationToken)
    {
        var own = RuleBook.Embedded();
        var (content, kept) = await workspace.Database.ReadAsync(Viewer.Local, async (reading, token) =>
            await RulePackStore.InUseAsync(reading, token) is { } pack
                ? (await RulePackStore.ContentAsync(reading, pack.Id, token), true)
                : (null, await RulePackStore.OfRulesAsync(reading, own.Hash, token) is not null), cancellationToken);
        if (content is not null) return RulePack.Kept(content).Rules;
        if (!kept && !(await workspace.RunAsync(new KeepOwnRules(version), actor, cancellationToken)).Succeeded(out _, out var problems)) return problems;
        return own;
    }
}
