using Rectify.Advisories.Database;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Server.Alarms;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Storage;

namespace Rectify.Server.Checks;

/// <summary>What is wrong with a server, or should be known of it: for <c>rectify server check</c> before it starts, and for its page of settings while it runs.</summary>
internal static class ServerChecks
{
    /// <summary>Of the open store, and of what stands behind it.</summary>
    /// <param name="instance">The server.</param>
    /// <param name="seen">What was seen of clocks and mail a moment ago; null to look now.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<Checked>> OfStoreAsync(Instance instance, WhatWorks? seen, CancellationToken cancellation)
    {
        var settings = instance.Settings;
        var found = new List<Checked> { Checked.Fine(Setting.Store, CheckTexts.StoreOpens(settings.Store is StoreAddress.File file ? file.Path : "PostgreSQL")) };
        var skew = seen?.Skew ?? await instance.Database.SkewAsync(cancellation);
        found.Add(Checked.That(SigningClock.Agree(skew), null, CheckTexts.ClocksAgree((long)skew.TotalMilliseconds)));
        if ((await instance.FindSealAsync(cancellation)).Succeeded(out var seal, out var problems)) seal?.Dispose();
        else found.AddRange(problems.Select(problem => Checked.Wrong(Setting.SealKey, problem.Message)));
        if (settings.Alarms.Mail is { } server)
            found.Add(Checked.That(seen?.MailAnswers ?? await new MailChannel(server).AnswersAsync(AlarmSender.Limit, cancellation), Setting.Smtp, CheckTexts.MailServerAnswers($"{server}")));
        found.Add(await OnDutyAsync(instance, cancellation));
        if (!(await instance.Workspace.SignsAsync(cancellation)).Succeeded(out _, out problems)) found.AddRange(problems.Select(problem => Checked.Wrong(Setting.LogKey, problem.Message)));
        if (!LogMemory.IsWritable(settings.Store.LogMemory)) found.Add(Checked.Note(Setting.LogMemory, CheckTexts.CannotRemember(settings.Store.LogMemory)));
        found.Add(Checked.Fine(Setting.LogKey, CheckTexts.LogIsWhole(await instance.Database.ReadAsync(Viewer.Machine, LogReader.SizeAsync, cancellation))));
        return found;
    }

    /// <summary>Of the files beside the store.</summary>
    public static IReadOnlyList<Checked> OfFiles(ServerSettings settings)
    {
        var found = new List<Checked>();
        if (AdvisoryDatabase.Open(settings.Advisories, out var absent) is not null) found.Add(Checked.Fine(Setting.Advisories, CheckTexts.AdvisoriesRead(settings.Advisories)));
        else if (absent is not null) found.Add(Checked.Note(Setting.Advisories, AdvisoriesTexts.Of(absent)));
        found.Add(settings.Organisation == Profile.Unstated ? Checked.Note(Setting.Profile, CheckTexts.ProfileSaysNothing) : Checked.Fine(Setting.Profile, CheckTexts.ProfileReads));
        return found;
    }

    /// <summary>Of where it listens: what can be told without listening.</summary>
    public static IEnumerable<Checked> OfAddresses(ServerSettings settings) =>
        from url in settings.Listen.Select(url => new Uri(url))
        where url is { Scheme: "http", IsLoopback: false }
        select Checked.Note(Setting.Listen, CheckTexts.Unprotected(url.ToString()));

    private static async Task<Checked> OnDutyAsync(Instance instance, CancellationToken cancellation)
    {
        var (duty, addresses) = await instance.Database.ReadAsync(Viewer.Machine, async (reading, token) =>
        {
            var now = instance.Now;
            var people = (await RotaStore.ListAsync(reading, now, token)).SelectMany(rota => rota.ChainAt(now).Take(1)).Distinct().ToList();
            var reached = 0;
            foreach (var person in people) reached += (await AddressStore.OfPersonAsync(reading, person, token)).Count > 0 ? 1 : 0;
            return (people.Count, reached + (await AddressStore.OfTeamsAsync(reading, token)).Count);
        }, cancellation);
        return duty == 0 ? Checked.Note(null, CheckTexts.NobodyOnDuty) : addresses == 0 ? Checked.Note(null, CheckTexts.NobodyReached) : Checked.Fine(null, CheckTexts.OnDuty(duty));
    }
}
