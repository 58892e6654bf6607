using System.Net;
using System.Net.Sockets;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Advisories.Database;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Server.Alarms;
using Rectify.Server.Checks;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Storage;

namespace Rectify.Server;

/// <summary>Tells what is wrong before a server starts. It opens a store that is there, bringing it to this version as the server would, and makes none.</summary>
internal static class ServerCheck
{
    /// <summary>Whether the server can start.</summary>
    public static async Task<bool> RunAsync(ServerSettings settings, TextWriter output, Language language)
    {
        var good = true;
        await StoreAsync();
        foreach (var url in settings.Listen) Listens(new Uri(url));
        if (AdvisoryDatabase.Open(settings.Advisories, out var absent) is not null) Fine(ServerTexts.AdvisoriesRead(settings.Advisories));
        else if (absent is not null) Say(ServerTexts.Hint(AdvisoriesTexts.Of(absent).In(language)));
        if (settings.Organisation == Profile.Unstated) Say(ServerTexts.Hint(ServerTexts.ProfileSaysNothing.In(language)));
        else Say(ServerTexts.Fine(ServerTexts.ProfileReads.In(language)));
        return good;

        async Task StoreAsync()
        {
            if (settings.Store is StoreAddress.File { Path: var path } && !File.Exists(path))
            {
                Fine(ServerTexts.StoreIsMade(path));
                return;
            }
            var time = TimeProvider.System;
            if (!(await Instance.OpenAsync(settings, time.ToClock(), time, CancellationToken.None)).Succeeded(out var instance, out var problems))
            {
                foreach (var problem in problems) Wrong(problem.Message);
                return;
            }
            await using (instance)
            {
                Fine(ServerTexts.StoreOpens(settings.Store is StoreAddress.File file ? file.Path : "PostgreSQL"));
                var skew = await instance.Database.SkewAsync(instance.Clock, CancellationToken.None);
                Check(Duration.Max(skew, -skew) <= WhatWorks.MostSkew, ServerTexts.ClocksAgree((long)skew.TotalMilliseconds));
                await AlarmsAsync(instance);
                if (!(await instance.Workspace.SignsAsync(CancellationToken.None)).Succeeded(out _, out problems)) foreach (var problem in problems) Wrong(problem.Message);
                if (!LogMemory.IsWritable(settings.Store.LogMemory)) Say(ServerTexts.Hint(ServerTexts.CannotRemember(settings.Store.LogMemory).In(language)));
                Fine(ServerTexts.LogIsWhole(await instance.Database.ReadAsync(Viewer.Machine, LogReader.SizeAsync, CancellationToken.None)));
            }
        }

        async Task AlarmsAsync(Instance instance)
        {
            if (!(await instance.FindSealAsync(CancellationToken.None)).Succeeded(out var seal, out var problems)) foreach (var problem in problems) Wrong(problem.Message);
            else seal?.Dispose();
            if (settings.Alarms.Mail is { } server) Check(await new MailChannel(server).AnswersAsync(AlarmSender.Limit, CancellationToken.None), ServerTexts.MailServerAnswers($"{server}"));
            var (duty, addresses) = await instance.Database.ReadAsync(Viewer.Machine, async (reading, token) =>
            {
                var now = instance.Now;
                var people = (await RotaStore.ListAsync(reading, now, token)).SelectMany(rota => rota.ChainAt(now).Take(1)).Distinct().ToList();
                var reached = 0;
                foreach (var person in people) reached += (await AddressStore.OfPersonAsync(reading, person, token)).Count > 0 ? 1 : 0;
                return (people.Count, reached + (await AddressStore.OfTeamsAsync(reading, token)).Count);
            }, CancellationToken.None);
            if (duty == 0) Say(ServerTexts.Hint(ServerTexts.NobodyOnDuty.In(language)));
            else if (addresses == 0) Say(ServerTexts.Hint(ServerTexts.NobodyReached.In(language)));
            else Fine(ServerTexts.OnDuty(duty));
        }

        void Listens(Uri url)
        {
            if (url is { Scheme: "http", IsLoopback: false }) Say(ServerTexts.Hint(ServerTexts.Unprotected(url.ToString()).In(language)));
            try
            {
                using var probe = new TcpListener(url.IsLoopback ? IPAddress.Loopback : IPAddress.Any, url.Port);
                probe.Start();
                Fine(ServerTexts.CanListen(url.ToString()));
            }
            catch (SocketException taken)
            {
                Wrong(ServerTexts.CannotListen($"{url} ({taken.SocketErrorCode})"));
            }
        }

        void Check(bool holds, Text what)
        {
            if (holds) Fine(what);
            else Wrong(what);
        }

        void Fine(Text what) => Say(ServerTexts.Fine(what.In(language)));

        void Wrong(Text what)
        {
            good = false;
            Say(ServerTexts.Wrong(what.In(language)));
        }

        void Say(Text line) => output.WriteLine(line.In(language));
    }
}
