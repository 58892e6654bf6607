using Rectify.Advisories.Database;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;

namespace Rectify.Server.Checks;

/// <summary>How a server is set up, what of that is wrong, and what runs: for administrators and auditors. No secret is in it, no address of a person, and nothing of a case.</summary>
/// <param name="Settings">Every setting, in the order of help, with what is in effect.</param>
/// <param name="Checks">What <c>rectify server check</c> would say.</param>
/// <param name="Store">How the store is kept.</param>
/// <param name="Works">Whether what everybody relies on works; null in the first moments of a process.</param>
/// <param name="Advisories">How old and how complete the advisories are; null when there are none.</param>
/// <param name="Addresses">How many addresses alarms may go to, by channel.</param>
/// <param name="Laws">The rules in use, with their calendars and time zones.</param>
/// <param name="Kept">What is erased when its time is over.</param>
internal sealed record ServerState(
    IReadOnlyList<SettingInEffect> Settings, IReadOnlyList<Checked> Checks, StoreState Store, WhatWorks? Works, DatabaseStatus? Advisories, IReadOnlyDictionary<AlarmChannel, long> Addresses, Laws Laws,
    IReadOnlyList<RetentionRule> Kept)
{
    /// <summary>What was found of one setting.</summary>
    public IEnumerable<Checked> Of(Setting setting) => Checks.Where(check => check.About == setting);

    /// <summary>Asks for it as somebody, who is refused when it is not for them.</summary>
    public static async Task<Result<ServerState>> AskAsync(Instance instance, Lookout lookout, Actor actor, CancellationToken cancellation)
    {
        if (!(await instance.Workspace.Commands.AskAsync(new AskStoreState(), actor, cancellation)).Succeeded(out var store, out var problems)) return problems;
        var works = lookout.Seen(instance.Now);
        return new ServerState(
            SettingInEffect.Of(instance.Settings),
            [.. await ServerChecks.OfStoreAsync(instance, works, cancellation), .. ServerChecks.OfAddresses(instance.Settings), .. ServerChecks.OfFiles(instance.Settings)],
            store,
            works,
            AdvisoryDatabase.Open(instance.Advisories, out _)?.Status(),
            await instance.Database.ReadAsync(Storage.Viewer.Machine, AddressStore.CountAsync, cancellation),
            await instance.LawsAsync(cancellation),
            await instance.Database.ReadAsync(Storage.Viewer.Machine, RetentionStore.RulesAsync, cancellation));
    }
}
