using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Dispatch;
using Rectify.Server.Keys;
using Rectify.Server.Settings;
using Rectify.Server.Workers.Mailbox;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Dispatch;
using Rectify.Submissions.Recipients;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>People who write, approve and send reports to a recipient with a mailbox, and what is needed to look at what became of them.</summary>
public abstract class DispatchDesk(RunningServer server)
{
    private protected const string Rule = "cn.rmsv.7.2.report", Ministry = "cn.miit.nvdb", Mailbox = "nvdb@authority.example";

    private protected static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);

    private protected RunningServer Server => server;

    /// <summary>A case that owes a report.</summary>
    private protected sealed record Desk(CaseId Case, Actor Author, Actor Approver);

    private protected static MailServer At(int port) => new("127.0.0.1", port, Secure: false, "", "", "psirt@hanse.example");

    private protected static IMailWriter Writer(OpenPgpSecret? own = null) => new MailWriter(At(1), own);

    private protected IMailSender Sender(int port, int seconds = 20) => new MailSender(At(port), server.Clock.GetCurrentInstant) { Limit = Duration.FromSeconds(seconds) };

    private protected MailingRounds Rounds(IMailSender sender, string holder = "test", Duration? lease = null) =>
        new(server.Instance.Database, server.Instance.Workspace.Commands, sender, server.Clock, holder, lease);

    /// <summary>One round. Where another writer was in the way it is taken again, as the server does.</summary>
    private protected static async Task<int> RoundAsync(MailingRounds rounds)
    {
        for (var attempt = 0; ; attempt++)
        {
            if ((await rounds.TickAsync(CancellationToken.None)).Succeeded(out var brought, out var problems)) return brought;
            Assert.True(attempt < 10 && problems.All(problem => problem.Kind == ProblemKind.Unavailable), problems.ToString());
        }
    }

    private protected async Task<Desk> DeskAsync(string name, string[]? markets = null)
    {
        var entity = await server.DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Hanse {name}", "DE"));
        var author = await PersonAsync($"Author {name}", entity, PersonRole.Reporter);
        var approver = await PersonAsync($"Approver {name}", entity, PersonRole.Approver);
        var product = await server.DoneAsync(new RegisterProduct($"Gateway {name}", entity, markets ?? ["CN"]));
        var release = await server.DoneAsync(new RegisterRelease(product, "4.2"));
        var opened = await server.DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [release], ["CVE-2021-44228"], null));
        await server.DoneAsync(new RecordFact(opened, FactKind.Discovered, Occurrence.At(server.Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        return new(opened, author, approver);
    }

    private async Task<Actor> PersonAsync(string name, OrganisationId entity, PersonRole role) =>
        new((await server.DoneAsync(new RegisterPerson(name, entity, "DE", [role]))).ToString(), ActorStrength.Session);

    private protected async Task<SubmissionId> ApprovedAsync(Desk desk, string rule = Rule, string recipient = Ministry)
    {
        Dictionary<string, string> said = rule == Rule ? new() { ["harm"] = "远程代码执行" } : [];
        var id = await DoneAsync(new DraftSubmission(desk.Case, rule, recipient, said, Laws), desk.Author);
        await DoneAsync(new RequestReview(id, 1, null), desk.Author);
        await DoneAsync(new ApproveSubmission(id, 1, null), desk.Approver);
        return id;
    }

    /// <summary>Says what there is to say of the recipient; the revision comes back.</summary>
    private protected async Task<long> ReadyAsync(string address = Mailbox, string openPgp = "", string recipient = Ministry)
    {
        var known = await ReadAsync((session, token) => ReadinessStore.FindAsync(session, recipient, token));
        if (known.Revision > 0 && known.Address == address && known.OpenPgp == openPgp) return known.Revision;
        await server.DoneAsync(new StateReadiness(known with { Registration = Registration.NotNeeded, Address = address, OpenPgp = openPgp }));
        return known.Revision + 1;
    }

    private protected async Task<SendSubmission> SendingAsync(SubmissionId id) => new(id, 1, await ReadyAsync(), MailProtection.Plain, Writer(), Laws) { Incomplete = true };

    private protected async Task<SubmissionId> SentAsync(Desk desk)
    {
        var id = await ApprovedAsync(desk);
        Assert.Equal(SubmissionState.Dispatching, await DoneAsync(await SendingAsync(id), desk.Author));
        return id;
    }

    private protected async Task<T> DoneAsync<T>(ICommand<T> command, Actor actor)
    {
        var result = await server.Instance.DoAsync(command, actor, CancellationToken.None);
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    private protected async Task<IEnumerable<string>> RefusedAsync<T>(ICommand<T> command, Actor actor)
    {
        var result = await server.Instance.DoAsync(command, actor, CancellationToken.None);
        Assert.False(result.Succeeded(out _, out var problems));
        return problems.Select(problem => problem.Code);
    }

    private protected Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => server.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None);

    private protected async Task<Composition> ReportAsync(SubmissionId id) =>
        await ReadAsync((session, token) => Composition.OfAsync(session, id, Laws, server.Clock.GetCurrentInstant(), token)) ?? throw new InvalidOperationException();

    private protected async Task<SubmissionState?> StateAsync(SubmissionId id) => (await ReportAsync(id)).Submission?.State;

    private protected async Task<IReadOnlyList<CaseFact>> FiledAsync(Desk desk) =>
        [.. FactStore.Standing(await ReadAsync((session, token) => FactStore.OfCaseAsync(session, desk.Case, token))).Where(fact => fact.Kind == FactKind.Submitted)];

    /// <summary>Messages come into the mailbox of the server, and are taken.</summary>
    private protected async Task ComeAsync(params byte[][] messages)
    {
        var rounds = new MailboxRounds(server.Instance.Database, server.Instance.Workspace.Commands, "test", new MailingAnswers());
        var box = new Letterbox(messages);
        for (var attempt = 0; ; attempt++)
        {
            if ((await rounds.TickAsync(_ => Task.FromResult<IMailbox>(box), CancellationToken.None)).Succeeded(out _, out var problems)) return;
            Assert.True(attempt < 10, problems.ToString());
        }
    }

    /// <summary>A mailbox that holds these messages.</summary>
    private sealed class Letterbox(byte[][] messages) : IMailbox
    {
        public string Name { get; } = $"box {Guid.NewGuid():N}";

        public long UidValidity => 1;

        public Task<IReadOnlyList<long>> UidsAfterAsync(long uid, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<long>>([.. Enumerable.Range(1, messages.Length).Select(number => (long)number).Where(number => number > uid)]);

        public Task<ReceivedMail?> ReadAsync(long uid, CancellationToken cancellationToken) =>
            Task.FromResult<ReceivedMail?>(MailReading.Read(messages[uid - 1], whole: true, "psirt@hanse.example"));

        public Task MarkAsync(IReadOnlyList<long> uids, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
