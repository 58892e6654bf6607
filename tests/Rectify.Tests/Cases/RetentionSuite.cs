using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class RetentionSuite(StoreFixture store) : CaseStory(store)
{
    private const string Marker = "marker-to-be-erased";

    private static readonly Retention SixMonths = new("CN", "Asia/Shanghai", 6, "cn.rmsv.5.logs");

    [Fact]
    public async Task What_a_report_said_goes_when_its_time_is_over_and_the_log_still_verifies()
    {
        await SetAsync();
        var (id, file) = await ClosedReportAsync("Goes");
        var events = await EventsAsync(id);
        Assert.Empty(await DueAsync(id));
        Assert.Equal(0, await TickAsync());

        Clock.Advance(Duration.FromDays(200));
        var due = Assert.Single(await DueAsync(id));
        Assert.Equal((RetentionArea.Reports, "policy 4 (CN 6 cn.rmsv.5.logs)", 0), (due.Area, due.Why, due.HeldBy.Count));
        Assert.True(await TickAsync() >= 1);
        Assert.Empty(await DueAsync(id));

        var report = await FoundAsync(id);
        Assert.Equal(("", Clock.GetCurrentInstant(), ReportState.Invalid), (report.Subject, report.ErasedAt, report.State));
        var content = await DoneAsync(new ReadReport(id, "s"));
        Assert.Equal((0, 0), (content.Messages.Count, content.Files.Count));
        Assert.Null(await ReadAsync((session, token) => FinderStore.FindAsync(session, id, token)));
        var after = await EventsAsync(id);
        var erased = Assert.Single(after, logged => logged.Type == "retention.erased");
        var said = Encoding.UTF8.GetString(Assert.IsType<LoggedPayload>(erased.Payload).Bytes);
        Assert.Contains(file, said, StringComparison.Ordinal);
        Assert.Contains("policy 4", said, StringComparison.Ordinal);
        Assert.All(after.Take(events.Count), logged => Assert.Null(logged.Payload));
        await NowhereAsync();
        await LogHoldsAsync();
        Assert.Equal(0, await TickAsync());
    }

    [Fact]
    public async Task What_is_not_decided_or_not_set_stays()
    {
        await SetAsync();
        var open = await TakeAsync("Still open");
        var (closed, _) = await ClosedReportAsync("Stays while nothing is set");
        await DoneAsync(new SetRetention([], Laws.Rules));
        Clock.Advance(Duration.FromDays(400));
        Assert.Equal(0, await TickAsync());
        Assert.Null((await FoundAsync(closed)).ErasedAt);
        await SetAsync();
        await TickAsync();
        Assert.NotNull((await FoundAsync(closed)).ErasedAt);
        Assert.Null((await FoundAsync(open)).ErasedAt);
    }

    [Fact]
    public async Task A_hold_stops_it_until_it_is_lifted_or_ends()
    {
        await SetAsync();
        var (first, _) = await ClosedReportAsync("Held until lifted");
        var (second, _) = await ClosedReportAsync("Held until a day");
        var hold = await DoneAsync(new PlaceHold(new Subject("report", first.Value), "A court asked for it.", Until: null));
        var ending = await DoneAsync(new PlaceHold(new Subject("report", second.Value), "An audit runs.", Clock.GetCurrentInstant() + Duration.FromDays(300)));
        Clock.Advance(Duration.FromDays(250));
        Assert.Equal([hold], Assert.Single(await DueAsync(first)).HeldBy);
        Assert.Equal([ending], Assert.Single(await DueAsync(second)).HeldBy);
        await TickAsync();
        Assert.Equal((null, null), ((await FoundAsync(first)).ErasedAt, (await FoundAsync(second)).ErasedAt));

        Clock.Advance(Duration.FromDays(60));
        await TickAsync();
        Assert.Equal((true, false), ((await FoundAsync(first)).ErasedAt is null, (await FoundAsync(second)).ErasedAt is null));
        await DoneAsync(new LiftHold(hold, "The court has decided."));
        Assert.Equal(["RCT-RETENTION-007"], await RefusedAsync(new LiftHold(hold, "Again.")));
        await TickAsync();
        Assert.NotNull((await FoundAsync(first)).ErasedAt);
    }

    [Fact]
    public async Task A_hold_on_everything_holds_everything()
    {
        await SetAsync();
        var (report, _) = await ClosedReportAsync("Held with all others");
        var all = await DoneAsync(new PlaceHold(null, "Litigation.", Until: null));
        Clock.Advance(Duration.FromDays(250));
        Assert.Contains(all, Assert.Single(await DueAsync(report)).HeldBy);
        Assert.Equal(0, await TickAsync());
        await DoneAsync(new LiftHold(all, "Settled."));
        await TickAsync();
        Assert.NotNull((await FoundAsync(report)).ErasedAt);
    }

    [Fact]
    public async Task A_hold_that_is_placed_while_the_job_runs_still_stops_it()
    {
        await SetAsync();
        var (report, _) = await ClosedReportAsync("Held at the last moment");
        Clock.Advance(Duration.FromDays(250));
        var found = await DueAsync(report);
        await DoneAsync(new PlaceHold(new Subject("report", report.Value), "At the last moment.", Until: null));
        Assert.Equal(0, await DoneAsync(new EraseDue(found, ErasableImports.All)));
        Assert.Null((await FoundAsync(report)).ErasedAt);
    }

    [Fact]
    public async Task Two_processes_at_once_erase_each_thing_once()
    {
        await SetAsync();
        var ids = new List<ReportId>();
        for (var i = 0; i < 5; i++) ids.Add((await ClosedReportAsync($"Raced {i}")).Report);
        Clock.Advance(Duration.FromDays(250));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Task.Run(() => new RetentionRounds(Store.Database, Store.Commands, ErasableImports.All, $"racer {n}").TickAsync(Clock.GetCurrentInstant(), None))));
        await TickAsync();
        foreach (var id in ids) Assert.Single(await EventsAsync(id), logged => logged.Type == "retention.erased");
        await LogHoldsAsync();
    }

    [Fact]
    public async Task Alarms_go_so_many_months_after_they_were_settled_and_those_of_a_held_case_stay()
    {
        await DoneAsync(new SetRetention([new(RetentionArea.Alarms, 2, "policy 7")], Laws.Rules));
        var (free, held) = (await OpenAsync("Its alarms go"), await OpenAsync("Its alarms stay"));
        var now = Clock.GetCurrentInstant();
        var (goes, stays, young) = (await AlarmAsync(free, now - Duration.FromDays(70)), await AlarmAsync(held, now - Duration.FromDays(70)), await AlarmAsync(free, now - Duration.FromDays(50)));
        await DoneAsync(new PlaceHold(new Subject("case", held.Value), "A court asked for it.", Until: null));
        Assert.Equal(1, await TickAsync());
        Assert.Equal((0, 1, 1), (await CountAsync(goes), await CountAsync(stays), await CountAsync(young)));
        var erased = Assert.Single(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("alarm", goes), token)));
        Assert.Contains("policy 7", Encoding.UTF8.GetString(Assert.IsType<LoggedPayload>(erased.Payload).Bytes), StringComparison.Ordinal);
        await DoneAsync(new SetRetention([], Laws.Rules));

        async Task<Id> AlarmAsync(CaseId inCase, Instant settled)
        {
            var id = Store.Ids.Next();
            await ExecuteAsync(
                $"""
                INSERT INTO alarms (id, case_id, number, recipient, recipient_en, recipient_zh, duties, provisional, act_by, step, turn, scheduled_at, raised_at, settled_at, hop)
                VALUES ('{id}', '{inCase}', 'CASE-1', 'r', 'r', 'r', '', 0, {settled.ToTicks()}, 'due', 0, 0, 0, {settled.ToTicks()}, 0)
                """);
            return id;
        }

        Task<long> CountAsync(Id id) => ReadAsync(async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = $"SELECT COUNT(*) FROM alarms WHERE id = '{id}'";
            return Convert.ToInt64(await command.ExecuteScalarAsync(token), System.Globalization.CultureInfo.InvariantCulture);
        });
    }

    [Fact]
    public async Task Settings_and_holds_that_make_no_sense_are_refused_with_all_that_is_wrong()
    {
        await DoneAsync(new SetReportHandling(ReportHandling.Unset, Laws.Rules));
        Assert.Equal(
            ["RCT-RETENTION-001", "RCT-TEXT-001", "RCT-RETENTION-002", "RCT-RETENTION-002", "RCT-RETENTION-003"],
            await RefusedAsync(new SetRetention([new(RetentionArea.Alarms, 0, " "), new(RetentionArea.Alarms, 3, "why"), new(RetentionArea.Reports, 3, "why")], Laws.Rules)));
        Assert.Equal(
            ["RCT-TEXT-001", "RCT-RETENTION-005", "RCT-RETENTION-004"],
            await RefusedAsync(new PlaceHold(new Subject("report", Store.Ids.Next()), "", Clock.GetCurrentInstant())));
        Assert.Equal(["RCT-RETENTION-006"], await RefusedAsync(new LiftHold(new(Store.Ids.Next()), "why")));
    }

    [Fact]
    public async Task A_hold_on_a_closed_case_is_told_to_the_people_named_on_it_alone()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Retention Holding"));
        var named = await DoneAsync(new RegisterPerson("Named for a hold", entity, "DE", PersonRole.Manager));
        var other = await DoneAsync(new RegisterPerson("Not named for a hold", entity, "DE", PersonRole.Manager));
        var group = Store.Ids.Next();
        var inCase = await OpenAsync("Closed and held");
        await ExecuteAsync($"INSERT INTO access_groups (id, opened_at) VALUES ('{group}', NULL)");
        await ExecuteAsync($"INSERT INTO access_group_members (group_id, person_id) VALUES ('{group}', '{named}')");
        await ExecuteAsync($"UPDATE cases SET access_group = '{group}' WHERE id = '{inCase}'");
        Assert.Equal(["RCT-RETENTION-004"], await RefusedAsync(new PlaceHold(new Subject("case", inCase.Value), "why", null), new Actor(other.ToString(), ActorStrength.Session)));
        var hold = await DoneAsync(new PlaceHold(new Subject("case", inCase.Value), "why", null), new Actor(named.ToString(), ActorStrength.Session));
        Assert.NotNull(await ReadAsync((session, token) => RetentionStore.FindAsync(session, hold, token), Viewer.Person(named.Value)));
        Assert.Null(await ReadAsync((session, token) => RetentionStore.FindAsync(session, hold, token), Viewer.Person(other.Value)));
    }

    private async Task SetAsync()
    {
        await DoneAsync(new SetReportHandling(new ReportHandling { Retentions = [SixMonths] }, Laws.Rules));
        await DoneAsync(new SetRetention([new(RetentionArea.Reports, null, "policy 4")], Laws.Rules));
    }

    private Task<ReportId> TakeAsync(string subject) => DoneAsync(new TakeInReport(ReportChannel.Form, $"{subject} {Marker}", $"It says {Marker}.", Language.English)
    {
        Finder = new Finder($"Ada {Marker}", $"{Marker}@example.org", "", WantsCredit: null),
        Files = [new(ReportFileKind.Attachment, $"{Marker}.bin", Encoding.UTF8.GetBytes($"{subject} {Marker}"))],
    });

    private async Task<(ReportId Report, string File)> ClosedReportAsync(string subject)
    {
        var id = await TakeAsync(subject);
        var file = Assert.Single((await DoneAsync(new ReadReport(id, "s"))).Files).Sha256;
        await DoneAsync(new MoveReport(id, ReportState.Invalid, $"Nothing in it, {Marker}."));
        return (id, file);
    }

    private async Task<InboundReport> FoundAsync(ReportId id) =>
        Assert.IsType<InboundReport>(await ReadAsync((session, token) => ReportStore.FindAsync(session, id, token)));

    private Task<IReadOnlyList<LoggedEvent>> EventsAsync(ReportId id) =>
        ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("report", id.Value), token));

    private async Task<IReadOnlyList<DueErasure>> DueAsync(ReportId id) =>
        [.. (await ReadAsync((session, token) => ErasableImports.All.ListAsync(session, Clock.GetCurrentInstant(), 1_000, token))).Where(due => due.Subject.Id == id.Value)];

    private async Task<int> TickAsync()
    {
        var ticked = await new RetentionRounds(Store.Database, Store.Commands, ErasableImports.All, "retention").TickAsync(Clock.GetCurrentInstant(), None);
        Assert.True(ticked.Succeeded(out var erased, out var problems), problems?.ToString());
        return erased;
    }

    /// <summary>Of a report that went nothing is left in what tells of it.</summary>
    private async Task NowhereAsync()
    {
        var found = await ReadAsync(async (session, token) =>
        {
            var left = 0L;
            foreach (var sql in (string[])
            [
                "SELECT COUNT(*) FROM reports WHERE erased_at IS NOT NULL AND subject <> ''",
                "SELECT COUNT(*) FROM report_messages JOIN reports ON reports.id = report_id WHERE erased_at IS NOT NULL",
                "SELECT COUNT(*) FROM report_files JOIN reports ON reports.id = report_id WHERE erased_at IS NOT NULL",
                "SELECT COUNT(*) FROM report_finders JOIN reports ON reports.id = report_id WHERE erased_at IS NOT NULL",
                "SELECT COUNT(*) FROM file_chunks WHERE sha256 NOT IN (SELECT sha256 FROM report_files)",
                $"SELECT COUNT(*) FROM signals JOIN reports ON reports.signal_id = signals.id WHERE erased_at IS NOT NULL AND statement LIKE '%{Marker}%'",
            ])
            {
                await using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandText = sql;
                left += Convert.ToInt64(await command.ExecuteScalarAsync(token), System.Globalization.CultureInfo.InvariantCulture);
            }
            return left;
        });
        Assert.Equal(0, found);
    }

    private async Task LogHoldsAsync() => Assert.Empty((await ReadAsync(LedgerCheck.RunAsync, Viewer.Machine)).Faults);
}

public sealed class Retention_on_sqlite(SqliteFixture store) : RetentionSuite(store), IClassFixture<SqliteFixture>;

public sealed class Retention_on_postgresql(PostgresFixture store) : RetentionSuite(store), IClassFixture<PostgresFixture>;
