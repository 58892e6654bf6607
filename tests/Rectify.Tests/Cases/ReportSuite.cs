using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class ReportSuite(StoreFixture store) : CaseStory(store)
{
    private const string Marker = "marker-of-the-finder";

    private static readonly Finder Ada = new($"Ada {Marker}", $"{Marker}@example.org", $"-----BEGIN {Marker}-----", WantsCredit: true);

    private static Actor Person(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} Holding"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private Task<ReportId> ReportAsync(string subject) => DoneAsync(new TakeInReport(ReportChannel.Phone, subject, "It falls over.", Language.English) { Finder = Ada });

    private async Task<InboundReport> FoundAsync(ReportId id) =>
        Assert.IsType<InboundReport>(await ReadAsync((session, token) => ReportStore.FindAsync(session, id, token)));

    private async Task<Signal> SignalAsync(ReportId id)
    {
        var signal = (await FoundAsync(id)).Signal;
        return Assert.IsType<Signal>(await ReadAsync((session, token) => SignalStore.FindAsync(session, signal, token)));
    }

    private Task<List<string>> LogAsync(ReportId id) => ReadAsync(async (session, token) =>
        (await EventStore.OfSubjectAsync(session, new Subject("report", id.Value), token)).Select(logged => logged.Type).ToList());

    [Fact]
    public async Task A_report_gets_a_number_its_targets_and_a_signal_that_touches_nothing_yet()
    {
        At(Friday);
        await DoneAsync(new SetReportHandling(new ReportHandling { AcknowledgeHours = 24, AssessHours = 72 }, Laws.Rules));
        var received = Clock.GetCurrentInstant() - Duration.FromHours(2);
        var id = await DoneAsync(new TakeInReport(ReportChannel.Phone, " Gateway\u202Efalls over ", "a\r\nb\u0007", Language.Chinese)
        {
            ReceivedAt = received, Finder = Ada, Vulnerability = "CVE-2026-0007", Files = [new(ReportFileKind.Attachment, "poc\r\n.bin", new byte[] { 1, 2, 3 })],
        });
        await DoneAsync(new SetReportHandling(ReportHandling.Unset, Laws.Rules));

        var report = await FoundAsync(id);
        Assert.Equal($"REP-{report.Sequence:D4}", report.Number);
        Assert.Equal(("Gateway falls over", ReportState.Received, Language.Chinese), (report.Subject, report.State, report.Language));
        Assert.Equal((received, received + Duration.FromHours(24), received + Duration.FromHours(72)), (report.ReceivedAt, report.AcknowledgeBy, report.AssessBy));
        var signal = await SignalAsync(id);
        Assert.Equal(("finder", SignalState.Raised, 0, received), (signal.Source, signal.State, signal.Assets.Count, signal.Occurred.Earliest));
        Assert.Equal((report.Number + ": Gateway falls over", "CVE-2026-0007"), (signal.Statement, signal.Vulnerability));
        Assert.Contains(FactKind.Received, signal.Kinds);

        var content = await DoneAsync(new ReadReport(id, "s"));
        Assert.Equal("a\nb ", Assert.Single(content.Messages).Text);
        var file = Assert.Single(content.Files);
        Assert.Equal(("poc  .bin", 3L, 1), (file.Name, file.Size, file.Chunks));
        Assert.Equal([1, 2, 3], (await DoneAsync(new ReadReportFile(id, file.Id, "s"))).Bytes.ToArray());
    }

    [Fact]
    public async Task A_report_that_does_not_hold_together_is_refused_with_everything_that_is_wrong_and_takes_no_number()
    {
        var before = (await FoundAsync(await ReportAsync("Before"))).Sequence;
        Assert.Equal(
            ["RCT-TEXT-001", "RCT-REPORT-004", "RCT-TEXT-002", "RCT-REPORT-007", "RCT-REPORT-022"],
            await RefusedAsync(new TakeInReport(ReportChannel.Api, " ", "", Language.English)
            {
                Finder = Ada with { Name = new string('x', 201) }, ReceivedAt = Clock.GetCurrentInstant() + Duration.FromHours(1), Kinds = [FactKind.PaymentMade],
            }));
        Assert.Equal(["RCT-REPORT-005"], await RefusedAsync(new TakeInReport(ReportChannel.Api, "x", "x", Language.English)
        {
            Files = [.. Enumerable.Repeat(new NewReportFile(ReportFileKind.Attachment, "x", new byte[1]), 201)],
        }));
        Assert.Equal(before + 1, (await FoundAsync(await ReportAsync("After"))).Sequence);
    }

    [Fact]
    public async Task Finding_it_valid_confirms_the_signal_and_confirming_the_signal_finds_it_valid()
    {
        At(Friday);
        var gateway = await GatewayAsync("Valid", "EU");
        var about = await OpenAsync("Valid", gateway);
        var (first, second) = (await ReportAsync("First"), await ReportAsync("Second"));

        Assert.Equal(["RCT-REPORT-003"], await RefusedAsync(new MoveReport(first, ReportState.Valid)));
        await DoneAsync(new MoveReport(first, ReportState.Valid, "reproduced", about));
        await DoneAsync(new ConfirmSignal((await SignalAsync(second)).Id, about, [FactKind.Received]));

        foreach (var id in new[] { first, second })
        {
            Assert.Equal((ReportState.Valid, SignalState.Confirmed, (CaseId?)about), ((await FoundAsync(id)).State, (await SignalAsync(id)).State, (await SignalAsync(id)).Case));
            Assert.Equal(Clock.GetCurrentInstant(), (await FoundAsync(id)).AssessedAt);
            Assert.Equal(["report.received", "report.moved"], await LogAsync(id));
        }
        Assert.Equal("reproduced", (await FoundAsync(first)).Reason);
        var facts = await ReadAsync((session, token) => FactStore.OfCaseAsync(session, about, token));
        Assert.Equal(5, facts.Count);
        Assert.All(facts, fact => Assert.NotNull(fact.Signal));
        Assert.Equal(["RCT-REPORT-002"], await RefusedAsync(new MoveReport(first, ReportState.Valid, null, about)));
    }

    [Fact]
    public async Task Finding_it_invalid_rejects_the_signal_and_rejecting_the_signal_finds_it_invalid()
    {
        var (first, second) = (await ReportAsync("No bug"), await ReportAsync("No bug either"));
        Assert.Equal(["RCT-CASE-009"], await RefusedAsync(new MoveReport(first, ReportState.Invalid)));
        await DoneAsync(new MoveReport(first, ReportState.Invalid, "a setting of theirs"));
        await DoneAsync(new RejectSignal((await SignalAsync(second)).Id, "as intended"));
        foreach (var (id, reason) in new[] { (first, "a setting of theirs"), (second, "as intended") })
        {
            Assert.Equal((ReportState.Invalid, reason), ((await FoundAsync(id)).State, (await FoundAsync(id)).Reason));
            Assert.Equal((SignalState.Rejected, reason), ((await SignalAsync(id)).State, (await SignalAsync(id)).Reason));
        }
        // Closed for good: neither door opens it again, and the two stay of one mind.
        await DoneAsync(new MoveReport(first, ReportState.Closed, "the finder agrees"));
        var about = await OpenAsync("Reopened");
        Assert.Equal(["RCT-REPORT-010"], await RefusedAsync(new ConfirmSignal((await SignalAsync(first)).Id, about)));
        Assert.Equal(["RCT-REPORT-002"], await RefusedAsync(new MoveReport(first, ReportState.Valid, null, about)));
        await DoneAsync(new MoveReport(second, ReportState.Valid, "new evidence", about));
        Assert.Equal((ReportState.Valid, SignalState.Confirmed), ((await FoundAsync(second)).State, (await SignalAsync(second)).State));
    }

    [Fact]
    public async Task A_waiting_report_starts_a_provisional_clock_in_its_case_that_finding_it_valid_makes_firm()
    {
        At(Friday);
        var gateway = await GatewayAsync("Provisional report", "EU");
        var id = await ReportAsync("Exploited");
        var about = await DoneAsync(new OpenCase("Provisional report", CaseKind.Vulnerability, [gateway], ["CVE-2021-44228"], Signals: [(await SignalAsync(id)).Id]));
        await DoneAsync(new SayCircumstance(about, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        Assert.True(Open(await AnswerAsync(about), "eu.cra.aev.ew").Provisional);
        await DoneAsync(new MoveReport(id, ReportState.Valid));
        Assert.False(Open(await AnswerAsync(about), "eu.cra.aev.ew").Provisional);
    }

    [Fact]
    public async Task The_way_to_closed_leads_over_accepted_or_deferred_and_each_step_needs_its_role()
    {
        var (analyst, coordinator, reader) =
            (Person(await PersonAsync("Way analyst", PersonRole.Analyst)), Person(await PersonAsync("Way coordinator", PersonRole.Coordinator)), Person(await PersonAsync("Way reader", PersonRole.Reader)));
        var about = await OpenAsync("Way");
        var id = await ReportAsync("Way");
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new MoveReport(id, ReportState.Valid, null, about), reader));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new MoveReport(id, ReportState.Valid, null, about), coordinator));
        await DoneAsync(new MoveReport(id, ReportState.Valid, null, about), analyst);
        Assert.Equal(["RCT-REPORT-002"], await RefusedAsync(new MoveReport(id, ReportState.Closed, "done"), coordinator));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new MoveReport(id, ReportState.Accepted), analyst));
        await DoneAsync(new MoveReport(id, ReportState.Accepted), coordinator);
        await DoneAsync(new MoveReport(id, ReportState.Deferred, "upstream first"), coordinator);
        await DoneAsync(new MoveReport(id, ReportState.Accepted), coordinator);
        await DoneAsync(new MoveReport(id, ReportState.Closed, "published"), coordinator);
        Assert.Equal(SignalState.Confirmed, (await SignalAsync(id)).State);
        Assert.Equal(
            ["report.received", "command.refused", "report.moved", "command.refused", "command.refused", "report.moved", "report.moved", "report.moved", "report.moved"],
            await LogAsync(id));
    }

    [Fact]
    public async Task Two_who_decide_one_report_at_once_leave_report_and_signal_of_one_mind()
    {
        var about = await OpenAsync("Raced report");
        var id = await ReportAsync("Raced report");
        var signal = (await SignalAsync(id)).Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(async () => index % 2 == 0
            ? (await Store.Commands.RunAsync(new MoveReport(id, ReportState.Invalid, "no"), Actor, None)).Succeeded(out _, out _)
            : (await Store.Commands.RunAsync(new ConfirmSignal(signal, about), Actor, None)).Succeeded(out _, out _))));
        Assert.Contains(true, outcomes);
        Assert.Contains(((await FoundAsync(id)).State, (await SignalAsync(id)).State), new[] { (ReportState.Valid, SignalState.Confirmed), (ReportState.Invalid, SignalState.Rejected) });
    }

    [Fact]
    public async Task Duplicates_both_stay_and_the_earliest_anchors_the_clock_of_their_case()
    {
        At(Friday);
        var gateway = await GatewayAsync("Duplicates", "EU");
        var earlier = Friday - Duration.FromHours(5);
        var first = await DoneAsync(new TakeInReport(ReportChannel.Phone, "By phone", "x", Language.English) { ReceivedAt = earlier });
        var second = await ReportAsync("By mail");
        var third = await ReportAsync("Once more");
        var about = await DoneAsync(new OpenCase("Duplicates", CaseKind.Vulnerability, [gateway], ["CVE-2021-44228"], Signals: [(await SignalAsync(second)).Id]));
        await DoneAsync(new SayCircumstance(about, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new MarkDuplicate(third, first));
        await DoneAsync(new MarkDuplicate(first, second));

        foreach (var id in new[] { first, second, third })
        {
            Assert.Equal(earlier, (await FoundAsync(id)).AnchoredAt);
            Assert.Equal((about, ReportState.Received), ((await SignalAsync(id)).Case, (await FoundAsync(id)).State));
        }
        Assert.Equal([second, second], new[] { first, third }.Select(id => FoundAsync(id).GetAwaiter().GetResult().DuplicateOf));
        Assert.Equal(earlier + Duration.FromHours(24), Open(await AnswerAsync(about), "eu.cra.aev.ew").Conservative);
        await DoneAsync(new MoveReport(second, ReportState.Valid));
        await DoneAsync(new MoveReport(first, ReportState.Valid));
        Assert.Equal(earlier + Duration.FromHours(24), Open(await AnswerAsync(about), "eu.cra.aev.ew").Conservative);
        Assert.Equal(["RCT-REPORT-008"], await RefusedAsync(new MarkDuplicate(second, first)));
        Assert.Equal(["RCT-REPORT-008"], await RefusedAsync(new MarkDuplicate(first, second)));
        Assert.Contains("report.duplicateMarked", await LogAsync(first));
    }

    [Fact]
    public async Task Reports_of_two_cases_are_no_duplicates_and_a_later_case_takes_all_of_them()
    {
        var (one, other, alone) = (await ReportAsync("One"), await ReportAsync("Other"), await ReportAsync("Alone"));
        await DoneAsync(new OpenCase("Case of one", CaseKind.Vulnerability, [], [], Signals: [(await SignalAsync(one)).Id]));
        await DoneAsync(new MarkDuplicate(alone, other));
        var later = await DoneAsync(new OpenCase("Case of the other", CaseKind.Vulnerability, [], [], Signals: [(await SignalAsync(other)).Id]));
        Assert.Equal(later, (await SignalAsync(alone)).Case);
        Assert.Equal(["RCT-CASE-023"], await RefusedAsync(new MarkDuplicate(one, other)));
    }

    [Fact]
    public async Task A_report_of_a_closed_case_is_seen_by_the_people_named_alone()
    {
        var (named, stranger) = (await PersonAsync("Closed named", PersonRole.Analyst), await PersonAsync("Closed stranger", PersonRole.Analyst, PersonRole.Manager));
        var (id, again) = (await ReportAsync("Secret subject"), await ReportAsync("Secret again"));
        await DoneAsync(new MarkDuplicate(again, id));
        await DoneAsync(new OpenCase("Closed report", CaseKind.Vulnerability, [], [], [named], [(await SignalAsync(id)).Id]));

        foreach (var report in new[] { id, again })
        {
            Assert.NotNull(await ReadAsync((session, token) => ReportStore.FindAsync(session, report, token), Viewer.Person(named.Value)));
            Assert.Null(await ReadAsync((session, token) => ReportStore.FindAsync(session, report, token), Viewer.Person(stranger.Value)));
            Assert.DoesNotContain(report, (await ReadAsync((session, token) => ReportStore.PageAsync(session, default, 10_000, token), Viewer.Person(stranger.Value))).Select(each => each.Id));
            foreach (var refused in new[]
            {
                await RefusedAsync(new ReadReport(report, "s"), Person(stranger)), await RefusedAsync(new ReadFinder(report, "s"), Person(stranger)),
                await RefusedAsync(new MoveReport(report, ReportState.Invalid, "x"), Person(stranger)), await RefusedAsync(new AcknowledgeReport(report), Person(stranger)),
                await RefusedAsync(new MarkDuplicate(report, id), Person(stranger)), await RefusedAsync(new AddToReport(report, "x", "x", []), Person(stranger)),
                await RefusedAsync(new LimitFinder(report, [stranger]), Person(stranger)), await RefusedAsync(new ReadReportFile(report, default, "s"), Person(stranger)),
            })
                Assert.Equal(["RCT-REPORT-001"], refused);
        }
    }

    [Fact]
    public async Task Who_found_it_is_read_by_those_who_handle_reports_then_by_those_named_and_each_reading_is_noted_once()
    {
        var (analyst, manager, reader) = (await PersonAsync("Finder analyst", PersonRole.Analyst), await PersonAsync("Finder manager", PersonRole.Manager), await PersonAsync("Finder reader", PersonRole.Reader));
        var id = await DoneAsync(new TakeInReport(ReportChannel.Form, "Found", "x", Language.English)
        {
            Finder = Ada, Files = [new(ReportFileKind.Attachment, "mail.eml", Encoding.UTF8.GetBytes(Marker))],
        });
        var file = (await DoneAsync(new ReadReport(id, "s"))).Files.Single().Id;
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new ReadFinder(id, "s"), Person(reader)));
        for (var i = 0; i < 3; i++) Assert.Equal(Ada, await DoneAsync(new ReadFinder(id, "s"), Person(analyst)));
        Assert.Equal(1, (await LogAsync(id)).Count(type => type == "report.read") - 1); // the other one opened the content

        Assert.Equal(["RCT-REPORT-013"], await RefusedAsync(new LimitFinder(id, [reader]), Person(manager)));
        Assert.Equal(["RCT-REPORT-014"], await RefusedAsync(new LimitFinder(id, []), Person(manager)));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new LimitFinder(id, [analyst]), Person(analyst)));
        await DoneAsync(new LimitFinder(id, [manager]), Person(manager));
        Assert.Equal(["RCT-REPORT-011"], await RefusedAsync(new ReadFinder(id, "s"), Person(analyst)));
        Assert.Equal(["RCT-REPORT-012"], await RefusedAsync(new ReadReportFile(id, file, "s"), Person(analyst)));
        Assert.NotEmpty((await DoneAsync(new ReadReport(id, "s"), Person(analyst))).Messages); // what it says is no secret to them
        Assert.Equal(Ada, await DoneAsync(new ReadFinder(id, "s"), Person(manager)));
        await DoneAsync(new LimitFinder(id, [analyst]), Person(manager));
        Assert.Equal(Ada, await DoneAsync(new ReadFinder(id, "s"), Person(analyst)));
        Assert.Equal(Marker, Encoding.UTF8.GetString((await DoneAsync(new ReadReportFile(id, file, "s"), Person(analyst))).Bytes.Span));
        Assert.Equal(["RCT-REPORT-011"], await RefusedAsync(new ReadFinder(await DoneAsync(new TakeInReport(ReportChannel.Form, "Anonymous", "x", Language.English)), "s")));
    }

    [Fact]
    public async Task Nothing_of_who_found_it_stands_in_any_event_or_signal()
    {
        var id = await ReportAsync("No trace");
        await DoneAsync(new ReadFinder(id, "s"));
        await DoneAsync(new AcknowledgeReport(id, "by telephone"));
        Assert.Equal(["RCT-REPORT-009"], await RefusedAsync(new AcknowledgeReport(id)));
        await DoneAsync(new MoveReport(id, ReportState.Invalid, "no"));
        var report = await FoundAsync(id);
        foreach (var subject in new[] { new Subject("report", id.Value), new Subject("signal", report.Signal.Value) })
        foreach (var logged in await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, subject, token)))
            Assert.DoesNotContain(Marker, Encoding.UTF8.GetString([.. logged.Bytes, .. logged.Payload?.Bytes ?? []]), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, (await SignalAsync(id)).Statement, StringComparison.Ordinal);
        Assert.Equal(["report.received", "report.read", "report.acknowledged", "report.moved"], await LogAsync(id));
    }

    [Fact]
    public async Task What_is_added_stands_behind_the_report_in_its_order()
    {
        var id = await ReportAsync("Added to");
        await DoneAsync(new AddToReport(id, "Re: Added to", "And it is worse.", [new(ReportFileKind.Attachment, "big.bin", new byte[3 << 20])]));
        var content = await DoneAsync(new ReadReport(id, "s"));
        Assert.Equal(["It falls over.", "And it is worse."], content.Messages.Select(message => message.Text));
        Assert.Equal(3, Assert.Single(content.Files).Chunks);
        Assert.Equal(content.Messages[1].Id, content.Files[0].Message);
        Assert.Equal(new byte[3 << 20], (await DoneAsync(new ReadReportFile(id, content.Files[0].Id, "s"))).Bytes.ToArray());
        Assert.Equal(["RCT-REPORT-004"], await RefusedAsync(new AddToReport(id, "", " ", [])));
    }

    [Fact]
    public async Task Targets_and_retentions_are_the_organisations_own_and_never_less_than_the_rule_that_they_name()
    {
        var keep = new Retention("CN", "Asia/Shanghai", 6, "cn.rmsv.5.logs");
        SetReportHandling Set(params Retention[] kept) => new(new ReportHandling { Retentions = kept }, Laws.Rules);
        Assert.Equal(["RCT-REPORT-020"], await RefusedAsync(Set(keep with { Months = 5 })));
        Assert.Equal(["RCT-REPORT-019"], await RefusedAsync(Set(keep with { Rule = "eu.cra.aev.ew" })));
        Assert.Equal(
            ["RCT-REPORT-015", "RCT-REPORT-018", "RCT-REPORT-021", "RCT-REPORT-017", "RCT-REPORT-016"],
            await RefusedAsync(new SetReportHandling(
                new ReportHandling { AssessHours = 0, Retentions = [keep, keep, new Retention("china", "Asia/Pekin", 0)] }, Laws.Rules)));

        await DoneAsync(Set(keep, new Retention("DE", "Europe/Berlin", 3)));
        var handling = await ReadAsync(ReportHandlingStore.FindAsync);
        Assert.Equal([keep, new Retention("DE", "Europe/Berlin", 3)], handling.Retentions);
        var report = await FoundAsync(await ReportAsync("Kept"));
        Assert.Equal(keep.Until(report.ReceivedAt), handling.KeepUntil(report));
        Assert.Null(ReportHandling.Unset.KeepUntil(report));
        await DoneAsync(Set());
    }
}

public sealed class Reports_on_sqlite(SqliteFixture store) : ReportSuite(store), IClassFixture<SqliteFixture>;

public sealed class Reports_on_postgresql(PostgresFixture store) : ReportSuite(store), IClassFixture<PostgresFixture>;

public sealed class RetentionTests
{
    private static readonly Retention China = new("CN", "Asia/Shanghai", 6, "cn.rmsv.5.logs");

    /// <summary>The edges of the rule's own worked cases (rules/cn/rmsv/cn.rmsv.5.logs.cases.yaml).</summary>
    [Theory]
    [InlineData("2026-11-17T01:30:00Z", "2027-05-17T16:00:00Z")]
    [InlineData("2024-01-31T08:00:00Z", "2024-07-31T16:00:00Z")]
    [InlineData("2024-02-28T03:15:00Z", "2024-08-28T16:00:00Z")]
    [InlineData("2021-08-31T16:00:00Z", "2022-03-01T16:00:00Z")]
    public void A_retention_ends_when_the_rule_says_that_it_does(string received, string until) =>
        Assert.Equal(At(until), China.Until(At(received)));

    private static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;
}
