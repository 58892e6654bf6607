using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Coordination;
using Rectify.Cases.Duties;
using Rectify.Cases.Files;
using Rectify.Cases.Links;
using Rectify.Cases.Notes;
using Rectify.Cases.Reports;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Cases.Retention;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Server.Dispatch;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Dispatch;
using Rectify.Submissions.Recipients;

namespace Rectify.Server.Tests.Markers;

/// <summary>A closed case in which every text that a person can put into one is a mark, and what is needed to ask for each of its parts.</summary>
internal sealed class PlantedCase(RunningServer server)
{
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);
    private static readonly DateTimeZone Brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    private readonly Dictionary<string, NotePrivateKey> keys = [];

    public Marks Marks { get; } = new();

    /// <summary>Named on it, and in every list inside it.</summary>
    public PersonId Named { get; private set; }

    /// <summary>Named on it, and on no list inside.</summary>
    public PersonId Second { get; private set; }

    /// <summary>Named on it, and kept out for where they work.</summary>
    public PersonId Away { get; private set; }

    /// <summary>Broke the glass, and it lasts.</summary>
    public PersonId Breaker { get; private set; }

    /// <summary>Broke the glass, and the time is over.</summary>
    public PersonId Late { get; private set; }

    public CaseId Id { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>The case of an order to rectify, closed to the same people.</summary>
    public CaseId Order { get; private set; }

    /// <summary>Ids by the first part of the addresses that take them.</summary>
    public Dictionary<string, List<string>> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>What is behind lists of its own inside the case: never for whoever broke the glass.</summary>
    public IReadOnlyList<string> Apart { get; } =
        ["WriteNote.Body, privileged", "EditNote.Body, privileged", "AttachFile.Name, exploit", "AttachFile.Bytes, exploit", "GrantExploit.Reason", "AttachFile.Name, red", "AttachFile.Bytes, red",
         "TakeInReport.Finder.Name", "TakeInReport.Finder.Address", "TakeInReport.Finder.PgpKey", "TakeInReport.Files.Bytes", "AddToReport.Files.Bytes", "over HTTP: what is typed and not saved"];

    public async Task PlantAsync()
    {
        Named = await server.PersonAsync("Named", PersonRole.Manager, PersonRole.Analyst, PersonRole.Reporter, PersonRole.Coordinator, PersonRole.Approver, PersonRole.Auditor);
        Second = await server.PersonAsync("Second", PersonRole.Approver, PersonRole.Analyst, PersonRole.Reporter);
        (Away, Breaker, Late) = (await server.PersonAsync("Away", PersonRole.Manager), await server.PersonAsync("Breaker", PersonRole.Manager), await server.PersonAsync("Late", PersonRole.Manager));
        foreach (var person in new[] { Named, Second }) await EnrolAsync(person);
        var release = await ReleaseAsync();

        // Signals come before the case, and one inside it.
        var signal = await DoAsync(new RaiseSignal(Marks["RaiseSignal.Source"], Marks["RaiseSignal.Statement"], [FactKind.Aware], Now, [release], Marks["RaiseSignal.Vulnerability"]));
        Id = await DoAsync(new OpenCase(Marks["OpenCase.Title"], CaseKind.Vulnerability, [release], [Marks["OpenCase.Vulnerabilities"]], [Named, Second, Away], [signal]));
        Number = (await ReadAsync((session, token) => CaseStore.FindAsync(session, Id, token))).Number;
        await DoAsync(new ConfirmSignal(signal, Id, HowKnown: Marks["ConfirmSignal.HowKnown"]));
        var rejected = await DoAsync(new RaiseSignal("press", "x", [FactKind.PublicAware], Now, [release], Case: Id));
        await DoAsync(new RejectSignal(rejected, Marks["RejectSignal.Reason"]));
        var (together, refused) = (await DoAsync(new RaiseSignal("press", "x", [FactKind.Noticed], Now, [release], Case: Id)), await DoAsync(new RaiseSignal("press", "x", [FactKind.PublicAware], Now, [release], Case: Id)));
        await DoAsync(new ConfirmTogether([together], Id, HowKnown: Marks["ConfirmTogether.HowKnown"]));
        await DoAsync(new RejectTogether([refused], Marks["RejectTogether.Reason"]));
        Known("signals", signal, rejected, together, refused);
        Known("cases", Id, Number);

        await PlantFactsAsync();
        await PlantDutiesAsync();
        await PlantWorkAsync();
        await PlantFilesAsync();
        await PlantCoordinationAsync();
        await PlantReportAsync();
        await PlantSubmissionAsync();
        await PlantOrderAsync();
        await PlantAccessAsync();
        var other = await DoAsync(new OpenCase("Another", CaseKind.Incident, [], [], [Named]));
        await DoAsync(new LinkCases(Id, other, LinkKind.Related, Marks["LinkCases.Source"]));
        var taken = await DoAsync(new LinkCases(Id, other, LinkKind.CausedBy, "x"));
        await DoAsync(new UnlinkCases(taken, Marks["UnlinkCases.Reason"]));
    }

    private async Task PlantFactsAsync()
    {
        var sent = await DoAsync(new RecordFact(Id, FactKind.Submitted, Now)
        {
            Recipient = Marks["RecordFact.Recipient"], Stage = Marks["RecordFact.Stage"], Group = Marks["RecordFact.Group"], HowKnown = Marks["RecordFact.HowKnown"],
            Evidence = [Marks["RecordFact.Evidence"]],
        });
        await DoAsync(new RecordFact(Id, FactKind.Submitted, Now) { Recipient = "x", Stage = "x", Supersedes = sent, Reason = Marks["RecordFact.Reason"] });
        var wrong = await DoAsync(new RecordFact(Id, FactKind.Noticed, Now));
        await DoAsync(new RetractFact(Id, wrong, Marks["RetractFact.Reason"]));
        await DoAsync(new RecordFact(Id, FactKind.Discovered, Now));
        var terms = RuleBook.Embedded().Terms.Circumstances;
        await DoAsync(new SayCircumstance(Id, terms[Circumstances.ActivelyExploited], Circumstances.Yes, Marks["SayCircumstance.Reason"]));
        await DoAsync(new SayCircumstance(Id, terms[Circumstances.PubliclyDisclosed], Circumstances.No, "x"));
        await DoAsync(new NameParty(Id, Marks["NameParty.Recipient"], await DoAsync(new RegisterOrganisation(OrganisationKind.Upstream, "A project"))));
    }

    private async Task PlantDutiesAsync()
    {
        const string Rule = "eu.cra.aev.ew", Recipient = "eu.cra.srp";
        await DoAsync(new AssignDuty(Id, Laws, Rule, Recipient, Named));
        await DoAsync(new DecideConflict(Id, Laws, "X1", Recipient, "report-minimised", true, Marks["DecideConflict.Reason"], Named));
        var said = await DoAsync(new SayNotApplicable(Id, Laws, Rule, Recipient, Marks["SayNotApplicable.Reason"], Named));
        await DoAsync(new WithdrawNotApplicable(Id, said, Marks["WithdrawNotApplicable.Reason"]));
    }

    private async Task PlantWorkAsync()
    {
        var about = new TaskAbout(Marks["OpenTask.Plan.About.Rule"], Marks["OpenTask.Plan.About.Recipient"], null);
        var task = await DoAsync(new OpenTask(Id, new(Marks["OpenTask.Plan.Title"], Named, new TaskDue(server.Clock.GetCurrentInstant(), "UTC"), about)));
        var revised = await DoAsync(new OpenTask(Id, new("x", Named, null, default)));
        await DoAsync(new ReviseTask(revised, new(Marks["ReviseTask.Plan.Title"], Named, null, new(Marks["ReviseTask.Plan.About.Rule"], Marks["ReviseTask.Plan.About.Recipient"], null))));
        await DoAsync(new MoveTask(revised, TaskState.Dropped, Marks["MoveTask.Reason"]));
        Known("tasks", task, revised);

        await DoAsync(new NameLegalCircle(Id, [Named]));
        foreach (var (privileged, kind, path) in new[] { (false, "", "comments"), (true, ", privileged", "privileged-notes") })
        {
            var note = await DoAsync(new WriteNote(Id, $"{Marks[$"WriteNote.Body{kind}"]} @{Named}", privileged));
            await DoAsync(new EditNote(note, $"{Marks[$"EditNote.Body{kind}"]} @{Named}"));
            Known(path, note);
        }
    }

    private async Task PlantFilesAsync()
    {
        foreach (var (kind, tlp, exploit) in new[] { ("", TlpMark.Amber, false), (", exploit", TlpMark.Amber, true), (", red", TlpMark.Red, false) })
        {
            var file = await DoAsync(new AttachFile(Id, Marks[$"AttachFile.Name{kind}"], Marks.Bytes($"AttachFile.Bytes{kind}"), tlp, exploit));
            if (exploit) await DoAsync(new GrantExploit(file, Second, Marks["GrantExploit.Reason"]));
            Known("case-files", file);
        }
        var erased = await DoAsync(new AttachFile(Id, "x", new byte[] { 1 }, TlpMark.Clear));
        await DoAsync(new EraseFile(erased, Marks["EraseFile.Reason"]));
        Known("case-files", erased);
    }

    private async Task PlantCoordinationAsync()
    {
        var vendors = new List<OrganisationId>();
        foreach (var name in new[] { "One vendor", "Another vendor" }) vendors.Add(await DoAsync(new RegisterOrganisation(OrganisationKind.Vendor, name)));
        var first = await DoAsync(new NameParticipant(Id, vendors[0], [CoordinationRole.Vendor], Marks["NameParticipant.Contact"]));
        var second = await DoAsync(new NameParticipant(Id, vendors[1], [CoordinationRole.Vendor], "x"));
        Known("participants", first, second);
        await DoAsync(new ReviseParticipant(second, [CoordinationRole.Finder], Marks["ReviseParticipant.Contact"]));
        var until = server.Clock.GetCurrentInstant() + Duration.FromDays(30);
        await DoAsync(new ProposeEmbargo(Id, until, "UTC"));
        await DoAsync(new RejectEmbargo(Id, Marks["RejectEmbargo.Reason"]));
        var terms = await DoAsync(new ProposeEmbargo(Id, until, "UTC"));
        await DoAsync(new AskParticipant(first));
        await DoAsync(new NoteAnswer(first, Accepts: true, Marks["NoteAnswer.HowKnown"]));
        await DoAsync(new AcceptEmbargo(Id, terms));
        await DoAsync(new EndEmbargo(Id, EmbargoEnd.Other, Marks["EndEmbargo.Note"]));
    }

    private async Task PlantReportAsync()
    {
        var report = await DoAsync(new TakeInReport(ReportChannel.Form, Marks["TakeInReport.Subject"], Marks["TakeInReport.Text"], Language.English)
        {
            Finder = new(Marks["TakeInReport.Finder.Name"], $"{Marks["TakeInReport.Finder.Address"]}@example.org", Marks["TakeInReport.Finder.PgpKey"], true),
            Vulnerability = Marks["TakeInReport.Vulnerability"],
            Files = [new(ReportFileKind.Attachment, Marks["TakeInReport.Files.Name"], Marks.Bytes("TakeInReport.Files.Bytes"))],
        });
        await DoAsync(new AddToReport(
            report, Marks["AddToReport.Subject"], Marks["AddToReport.Text"], [new(ReportFileKind.Attachment, Marks["AddToReport.Files.Name"], Marks.Bytes("AddToReport.Files.Bytes"))]));
        await DoAsync(new LimitFinder(report, [Named]));
        await DoAsync(new AcknowledgeReport(report, Marks["AcknowledgeReport.How"]));
        await DoAsync(new MoveReport(report, ReportState.Valid, Case: Id));
        await DoAsync(new MoveReport(report, ReportState.Deferred, Marks["MoveReport.Reason"]));
        var found = await ReadAsync((session, token) => ReportStore.FindAsync(session, report, token));
        Known("reports", report, found.Number);
        Known("signals", found.Signal);
        foreach (var file in (await DoAsync(new ReadReport(report, "planting"))).Files) Known("report-files", file.Id);
    }

    private async Task PlantSubmissionAsync()
    {
        const string Rule = "cn.rmsv.7.2.report", Ministry = "cn.miit.nvdb";
        var id = await DraftAsync();
        await DoAsync(new RequestReview(id, 1, await SignAsync(Named, id, 1, SubmissionAction.RequestReview)));
        await DoAsync(new RequestChanges(id, Marks["RequestChanges.Reason"]));
        await DoAsync(Revised(null));
        await DoAsync(new RequestReview(id, 2, await SignAsync(Named, id, 2, SubmissionAction.RequestReview)));
        await DoAsync(new ApproveSubmission(id, 2, await SignAsync(Second, id, 2, SubmissionAction.Approve)), Second);
        await DoAsync(
            new RecordFiling(
                id, 2, server.Clock.GetCurrentInstant(), Brussels, Marks["RecordFiling.Channel"], Marks["RecordFiling.Reference"], await SignAsync(Second, id, 2, SubmissionAction.RecordFiling), Laws),
            Second);
        await DoAsync(new RecordAcknowledgement(id, server.Clock.GetCurrentInstant(), Brussels, Marks["RecordAcknowledgement.Reference"], Marks.Bytes("RecordAcknowledgement.Bytes")));
        await DoAsync(Revised(Marks["ReviseSubmission.Correction"]));

        var alone = await DraftAsync();
        await DoAsync(new ApproveAlone(alone, 1, $"{Marks["ApproveAlone.Reason"]} at night"));
        await DoAsync(new RecordAttempt(alone, server.Clock.GetCurrentInstant(), Marks["RecordAttempt.Channel"], Marks["RecordAttempt.Happened"]) { File = ("page.png", [1]) });
        await DoAsync(new RecordFiling(alone, 1, server.Clock.GetCurrentInstant(), Brussels, "x", "", null, Laws) { Incomplete = true });
        await DoAsync(new RecordRefusal(alone, Marks["RecordRefusal.Reason"]));
        await DoAsync(new ReviewAfterwards(alone, 1, Marks["ReviewAfterwards.Review"]), Second);
        await PlantSendingAsync(await DraftAsync());
        Known("submissions", id, alone);

        Task<SubmissionId> DraftAsync() => DoAsync(new DraftSubmission(Id, Rule, Ministry, Harm("DraftSubmission.Values"), Laws) { Beside = Harm("DraftSubmission.Beside") });

        ReviseSubmission Revised(string? correction) => new(id, Harm("ReviseSubmission.Values"), Laws) { Beside = Harm("ReviseSubmission.Beside"), Correction = correction };

        Dictionary<string, string> Harm(string place) => new() { ["harm"] = Marks[place] };
    }

    /// <summary>A report that left by email, was returned, had left all the same, and was answered.</summary>
    private async Task PlantSendingAsync(SubmissionId id)
    {
        await server.DoneAsync(new StateReadiness(new("cn.miit.nvdb", Registration.NotNeeded) { Address = "nvdb@example.com" }));
        await DoAsync(new ApproveAlone(id, 1, "It is night, and nobody else is there."));
        var writer = MailWriter.Of(server.Instance) ?? throw new InvalidOperationException("No mail server is set.");
        await DoAsync(new SendSubmission(id, 1, Readiness: 1, MailProtection.Plain, writer, Laws) { Incomplete = true });
        for (var tries = 0; tries < 600 && (await SubmissionAsync()).State != SubmissionState.Dispatched; tries++) await Task.Delay(50);
        var mailing = (await ReadAsync(async (session, token) => await MailingStore.ListAsync(session, await SubmissionAsync(), token))).Single();
        var came = new ReceivedMail
        {
            MessageId = "", Answers = [mailing.MessageId], Date = "", Subject = "Re: yours", Text = "", SenderName = "", SenderAddress = "nvdb@example.com",
            Files = [new(ReportFileKind.Message, "message.eml", new byte[] { 1 })], Unread = [], MayBeAnswered = true,
        };
        await server.DoneAsync(new Come(came with { Delivery = new([mailing.MessageId], [new(DeliveryAction.Failed, "failed")]) }));
        await DoAsync(new SettleSending(id, 1, WasSent: true, Marks["SettleSending.HowKnown"]));
        await server.DoneAsync(new Come(came));
        var answer = (await ReadAsync(async (session, token) => await AnswerStore.ListAsync(session, await SubmissionAsync(), token))).Single(each => each.Kind == MailAnswerKind.Reply);
        await DoAsync(new AcceptAnswer(id, answer.Id, Marks["AcceptAnswer.Reference"]));

        Task<Submission> SubmissionAsync() => ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token));
    }

    /// <summary>What comes into the mailbox, past the mailbox.</summary>
    private sealed record Come(ReceivedMail Mail) : ICommand<bool>
    {
        public Permitted By => Permitted.Local;

        public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken) => await new MailingAnswers().TakeAsync(change, Mail, cancellationToken);
    }

    /// <summary>An order to rectify is a case of its own.</summary>
    private async Task PlantOrderAsync()
    {
        var bureau = await DoAsync(new RegisterOrganisation(OrganisationKind.Authority, "A bureau", "CN"));
        var own = await DoAsync(new RegisterOrganisation(OrganisationKind.Own, "Who is ordered", "CN"));
        var sheet = System.Text.Encoding.UTF8.GetBytes($"no,description,clause,requirement,system,due\n1,{Marks["ImportOrder.Sheet"]},A.1,x,x,2030-12-31\n2,x,A.2,x,x,2030-12-31\n");
        var order = await DoAsync(new ImportOrder(Marks["ImportOrder.Number"], bureau, own, Now, new LocalDate(2030, 12, 31), sheet, Marks["ImportOrder.SheetName"])
        {
            LegalBasis = Marks["ImportOrder.LegalBasis"], ClosedTo = [Named, Second],
        });
        await DoAsync(new MoveItem(order, 1, ItemAction.Mitigate, Marks["MoveItem.Remark"]));
        await DoAsync(new AttachEvidence(order, 2, Marks["AttachEvidence.FileName"], Marks.Bytes("AttachEvidence.Bytes"), Marks["AttachEvidence.Says"]));
        Order = (await ReadAsync((session, token) => OrderStore.FindAsync(session, order, token))).CaseId;
    }

    private async Task PlantAccessAsync()
    {
        foreach (var (reason, lifted) in new[] { (Marks["PlaceHold.Reason"], false), ("x", true) })
        {
            var hold = await DoAsync(new PlaceHold(new Subject("case", Id.Value), reason, null));
            if (lifted) await DoAsync(new LiftHold(hold, Marks["LiftHold.Reason"]));
            Known("holds", hold);
        }
        await DoAsync(new BreakGlass(Id, "it burns and nobody answers"), Late);
        await server.ExecuteAsync("UPDATE broken_glass SET until_at = 1");
        await DoAsync(new NamePerson(Id, Late));
        await DoAsync(new UnnamePerson(Id, Late, Marks["UnnamePerson.Reason"]));
        await DoAsync(new LimitCase(Id, new([], ["DE"]), Marks["LimitCase.Reason"]));
        await DoAsync(new MarkCase(Id, TlpMark.Amber, Marks["MarkCase.Reason"]));
        await DoAsync(new BreakGlass(Id, Marks["BreakGlass.Reason"]), Breaker);
        var away = await ReadAsync((session, token) => PersonStore.FindAsync(session, Away, token));
        await server.DoneAsync(new EditPerson(Away, away.Name, away.LegalEntity, "CN"));
    }

    private async Task<AssetId> ReleaseAsync()
    {
        var entity = await DoAsync(new RegisterOrganisation(OrganisationKind.Own, "Maker of what is marked", "CN"));
        var product = await DoAsync(new RegisterProduct("What is marked", entity, ["CN", "EU"]));
        var release = await DoAsync(new RegisterRelease(product, "4.2"));
        Known("organisations", entity);
        Known("people", Named);
        Known("products", product);
        Known("releases", release);
        return release;
    }

    private async Task EnrolAsync(PersonId person)
    {
        var key = NotePrivateKey.Generate("person", System.Security.Cryptography.RandomNumberGenerator.Fill);
        keys[person.ToString()] = key;
        await server.DoneAsync(new EnrolKey(person, [.. key.Key.PublicKey], "laptop"));
    }

    private async Task<KeySignature> SignAsync(PersonId person, SubmissionId id, int version, SubmissionAction act)
    {
        var submission = await ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token));
        var found = await ReadAsync((session, token) => SubmissionStore.FindVersionAsync(session, submission, version, token));
        var key = keys[person.ToString()];
        return new([.. key.Key.PublicKey], key.Sign(SignedAct.Statement(act, submission, found)));
    }

    private Occurrence Now => Occurrence.At(server.Clock.GetCurrentInstant(), Brussels);

    private void Known(string path, params object[] ids)
    {
        if (!Ids.TryGetValue(path, out var known)) Ids[path] = known = [];
        known.AddRange(ids.Select(id => $"{id}"));
    }

    private async Task<T> DoAsync<T>(ICommand<T> command, PersonId? by = null)
    {
        var actor = new Actor((by ?? Named).ToString(), ActorStrength.Session);
        var result = await server.Instance.DoAsync(command, actor, CancellationToken.None);
        Assert.True(result.Succeeded(out var value, out var problems), $"{command.UseCase}: {problems}");
        return value;
    }

    private async Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T?>> read)
        where T : class => await server.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None) ?? throw new InvalidOperationException("It is not there.");
}
