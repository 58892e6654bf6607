using System.Collections.Concurrent;
using System.Text;
using NodaTime;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Cases;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Alerts;

public abstract class AlarmSuite(StoreFixture store) : CaseStory(store)
{
    private const string Recipient = "eu.cra.srp";
    private static readonly Duration Lease = Duration.FromSeconds(30);

    private readonly Receiver receiver = new();

    [Fact]
    public async Task Whoever_is_on_duty_is_told_each_step_once_and_the_teams_pager_too()
    {
        var (ada, _) = await TeamAsync();
        var (id, number) = await AwareAsync("Each step");
        var opened = Clock.GetCurrentInstant();
        foreach (var hours in new[] { 0.0, 1, 12, 12.5, 18, 21.6, 24, 48 })
        {
            At(opened + Duration.FromHours(hours));
            await RoundAsync();
            await RoundAsync();
        }
        var steps = await OfCaseAsync(id);
        Assert.Equal(
            [AlarmStep.Opened, AlarmStep.Half, AlarmStep.Quarter, AlarmStep.Tenth, AlarmStep.Due, AlarmStep.After],
            steps.Where(alarm => alarm.Recipient == Recipient).Select(alarm => alarm.Step));
        foreach (var address in new[] { $"ada-{number}@example.com", "http://127.0.0.1:1/pager" })
            Assert.Equal(6, receiver.Alarms(address).Count(alarm => alarm.Number == number && alarm.Recipient == Recipient && alarm.Hop == 0));
        Assert.Equal(receiver.Sent.Count, receiver.Sent.Select(sent => sent.Message.Id).Distinct().Count());
        Assert.All(steps, alarm => Assert.Contains(ada, ReadAsync((session, token) => AlarmStore.ToldAsync(session, alarm.Id, token)).Result));
    }

    [Fact]
    public async Task Unacknowledged_it_moves_along_to_the_next_and_at_last_to_the_managers_and_acknowledged_it_stays()
    {
        var (ada, bo) = await TeamAsync();
        var (id, number) = await AwareAsync("Moves along");
        await RoundAsync();
        var first = (await OfCaseAsync(id)).First(alarm => alarm.Recipient == Recipient);
        Clock.Advance(Duration.FromMinutes(10));
        await RoundAsync();
        Clock.Advance(Duration.FromMinutes(10));
        await RoundAsync();
        Clock.Advance(Duration.FromMinutes(60));
        await RoundAsync();
        Assert.Equal(1, receiver.Count($"ada-{number}@example.com", first.Id));
        Assert.Equal(1, receiver.Count($"bo-{number}@example.com", first.Id));
        Assert.Equal(1, receiver.Count($"manager-{number}@example.com", first.Id));

        Clock.Advance(Duration.FromHours(11));
        await RoundAsync();
        var half = (await OfCaseAsync(id)).First(alarm => alarm is { Recipient: Recipient, Step: AlarmStep.Half });
        await DoneAsync(new AcknowledgeAlarm(half.Id), new Actor(ada.ToString(), ActorStrength.Session));
        Assert.Equal(["RCT-ALARM-002"], await RefusedAsync(new AcknowledgeAlarm(half.Id), new Actor(bo.ToString(), ActorStrength.Session)));
        Clock.Advance(Duration.FromHours(2));
        await RoundAsync();
        Assert.Equal(0, receiver.Count($"bo-{number}@example.com", half.Id));
        Clock.Advance(Duration.FromHours(5));
        await RoundAsync();
        Assert.Contains(await OfCaseAsync(id), alarm => alarm is { Recipient: Recipient, Step: AlarmStep.Quarter, AcknowledgedAt: null });
    }

    [Fact]
    public async Task The_owner_of_a_duty_is_told_of_it_beside_whoever_is_on_duty()
    {
        var (ada, _) = await TeamAsync();
        var owner = await PersonAsync("Owner", PersonRole.Reader);
        await DoneAsync(new AddAlarmAddress(owner, AlarmChannel.Mail, "owner@example.com", Language.English, null), new Actor(owner.ToString(), ActorStrength.Session));
        var (id, _) = await AwareAsync("Owned");
        await DoneAsync(new AssignDuty(id, Laws, "eu.cra.aev.ew", Recipient, owner));
        await RoundAsync();
        var told = (await OfCaseAsync(id)).ToLookup(alarm => alarm.Recipient == Recipient);
        Assert.Equal(new[] { ada, owner }.OrderBy(person => person.Value), (await ReadAsync((session, token) => AlarmStore.ToldAsync(session, told[true].Single().Id, token))).OrderBy(person => person.Value));
        Assert.All(told[false], alarm => Assert.DoesNotContain(owner, ReadAsync((session, token) => AlarmStore.ToldAsync(session, alarm.Id, token)).Result));
        Assert.Equal(told[true].Select(alarm => alarm.Id), receiver.Alarms("owner@example.com").Select(alarm => alarm.Id));
    }

    [Fact]
    public async Task What_a_person_says_does_not_apply_rings_no_more_until_that_ends()
    {
        await TeamAsync();
        var (id, _) = await AwareAsync("Not applicable");
        var opened = Clock.GetCurrentInstant();
        await RoundAsync();
        var counsel = await PersonAsync("Counsel", PersonRole.Manager);
        foreach (var duty in (await AnswerAsync(id)).Evaluation.Obligations.Where(duty => duty.IsOpen && duty.Recipient == Recipient).DistinctBy(duty => duty.RuleId))
            await DoneAsync(new SayNotApplicable(id, Laws, duty.RuleId, Recipient, "no product of ours", counsel) { Until = opened + Duration.FromHours(13) });
        await RoundAsync();
        At(opened + Duration.FromHours(12.5)); // past the half
        await RoundAsync();
        var rests = Assert.Single(await OfCaseAsync(id), alarm => alarm.Recipient == Recipient);
        Assert.NotNull(rests.SettledAt);

        At(opened + Duration.FromHours(13.5));
        await RoundAsync();
        Assert.Equal(AlarmStep.Half, (await OfCaseAsync(id)).Last(alarm => alarm.Recipient == Recipient).Step); // and late, as is said
    }

    [Fact]
    public async Task When_the_next_to_do_is_met_the_one_behind_it_is_told_and_the_old_alarm_rests()
    {
        await TeamAsync();
        var (id, _) = await AwareAsync("Met");
        await RoundAsync();
        var warning = (await OfCaseAsync(id)).Single(alarm => alarm.Recipient == Recipient);
        Clock.Advance(Duration.FromHours(2));
        var stage = RuleBook.Embedded().Rules.First(rule => rule.Id == warning.Duties[0]).Stage;
        await DoneAsync(new RecordFact(id, FactKind.Submitted, Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), Brussels)) { Recipient = Recipient, Stage = stage });
        await RoundAsync();
        var alarms = (await OfCaseAsync(id)).Where(alarm => alarm.Recipient == Recipient).ToList();
        Assert.NotNull(alarms[0].SettledAt);
        Assert.Equal(AlarmStep.Moved, alarms[1].Step);
        Assert.True(alarms[1].ActBy > alarms[0].ActBy);
    }

    [Fact]
    public async Task Of_a_closed_case_nothing_leaves_the_house_but_number_recipient_and_deadline()
    {
        const string marker = "MARKER-OF-THE-CLOSED-CASE";
        await TeamAsync();
        var named = await PersonAsync("Named on it", PersonRole.Analyst);
        At(Friday);
        var asset = await GatewayAsync($"{marker} product", "EU");
        var id = await DoneAsync(new OpenCase($"{marker} title", CaseKind.Vulnerability, [asset], [$"{marker}-CVE"], [named]));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, $"{marker} reason"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday) { HowKnown = $"{marker} how known", Evidence = [$"{marker} evidence"] });
        await RoundAsync();
        var number = (await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token)))!.Number;
        var sent = receiver.Sent.Where(each => each.Message.Alarms.Any(alarm => alarm.Number == number)).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, each => Assert.Contains(number, each.Text, StringComparison.Ordinal));
        Assert.All(receiver.Sent, each => Assert.DoesNotContain(marker, each.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(sent, each => Assert.DoesNotContain(each.Message.Alarms, alarm => alarm.Number == number && (alarm.Title is not null || alarm.Duties.Count > 0)));

        // Those who are not named on it see the alarm only when they were told of it.
        var stranger = await PersonAsync("Stranger to it", PersonRole.Manager);
        var alarm = (await OfCaseAsync(id))[0];
        Assert.Null(await ReadAsync((session, token) => AlarmStore.FindAsync(session, alarm.Id, token), Viewer.Person(stranger.Value)));
        Assert.NotNull(await ReadAsync((session, token) => AlarmStore.FindAsync(session, alarm.Id, token), Viewer.Person(named.Value)));
    }

    [Fact]
    public async Task A_receiver_that_is_away_gets_it_later_with_the_same_key_and_marked_late()
    {
        await TeamAsync();
        var (_, number) = await AwareAsync("Away");
        receiver.Away = true;
        await RoundAsync();
        Assert.Empty(receiver.Sent);
        Assert.NotNull(await Rounds().FailingSinceAsync(Clock.GetCurrentInstant(), None));
        var tried = receiver.Tried.Select(message => message.Id).ToHashSet();
        Clock.Advance(Duration.FromMinutes(2));
        receiver.Away = false;
        await RoundAsync();
        Assert.Subset(receiver.Sent.Select(sent => sent.Message.Id).ToHashSet(), tried);
        Assert.Contains("LATE", receiver.Sent.First(sent => sent.Message.Address.Address == $"ada-{number}@example.com").Text, StringComparison.Ordinal);
        Assert.Null(await Rounds().FailingSinceAsync(Clock.GetCurrentInstant(), None));
    }

    [Fact]
    public async Task A_process_that_died_after_sending_sends_again_with_the_same_key_and_nothing_is_lost()
    {
        await TeamAsync();
        var (_, number) = await AwareAsync("Died");
        receiver.DieAfterSending = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => RoundAsync());
        receiver.DieAfterSending = false;
        var once = receiver.Sent.Select(sent => sent.Message.Id).ToHashSet();
        await RoundAsync();
        Assert.Equal(once, receiver.Sent.Select(sent => sent.Message.Id).ToHashSet());
        Assert.Contains(receiver.Sent, sent => sent.Message.Alarms.Any(alarm => alarm.Number == number));
    }

    [Fact]
    public async Task Whoevers_turn_begins_is_told_so_and_that_a_note_waits_for_them()
    {
        var (ada, bo) = await TeamAsync();
        await AwareAsync("Turn"); // the next team is called after the next case
        var rota = Assert.Single(await ReadAsync((session, token) => RotaStore.ListAsync(session, Clock.GetCurrentInstant(), token)), rota => rota.ChainAt(Clock.GetCurrentInstant())[0] == ada);
        await RoundAsync();
        await DoneAsync(new NoteHandover(rota.Id, "The vendor calls back at six."), new Actor(ada.ToString(), ActorStrength.Session));
        await DoneAsync(new StandIn(rota.Id, bo, Clock.GetCurrentInstant(), Clock.GetCurrentInstant() + Duration.FromHours(1)));
        await RoundAsync();
        var told = receiver.Sent.Where(sent => sent.Message is { Turn.Rota: var name, Address.Person: { } person } && name == rota.Name && person == bo).ToList();
        Assert.True(Assert.Single(told).Message.Turn?.Noted);
        Assert.DoesNotContain("six", told[0].Text, StringComparison.Ordinal);
        Assert.Equal("The vendor calls back at six.", (await ReadAsync((session, token) => RotaStore.LastHandoverAsync(session, rota.Id, token)))?.Note);
        Clock.Advance(Duration.FromHours(1)); // nobody stands in for whoever is on duty in the next test
    }

    [Fact]
    public async Task Two_processes_at_once_tell_everything_once()
    {
        await TeamAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++) numbers.Add((await AwareAsync($"Two at once {i}")).Number);
        await RefreshAsync();
        await FreeAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(async () =>
        {
            var rounds = Rounds($"process {process}");
            for (var tick = 0; tick < 5; tick++) Assert.True((await rounds.TickAsync(Laws, Clock.GetCurrentInstant(), None)).Succeeded(out var _, out var problems), problems?.ToString());
        })));
        await FreeAsync();
        foreach (var number in numbers)
            Assert.Equal(1, receiver.Alarms("http://127.0.0.1:1/pager").Count(alarm => alarm.Number == number && alarm.Recipient == Recipient));
    }

    [Fact]
    public async Task A_person_sets_their_own_addresses_and_a_manager_those_of_a_team()
    {
        var (reader, manager) = (await PersonAsync("Reads", PersonRole.Reader), await PersonAsync("Manages", PersonRole.Manager));
        Actor asReader = new(reader.ToString(), ActorStrength.Session), asManager = new(manager.ToString(), ActorStrength.Session);
        var own = await DoneAsync(new AddAlarmAddress(reader, AlarmChannel.Mail, "reads@example.com", Language.English, null), asReader);
        Assert.Equal(["RCT-ALARM-018"], await RefusedAsync(new AddAlarmAddress(reader, AlarmChannel.Mail, "taken@example.com", Language.English, null), asManager));
        Assert.Equal(["RCT-ALARM-018"], await RefusedAsync(new AddAlarmAddress(null, AlarmChannel.Chat, "https://chat.example.com/x", Language.English, null), asReader));
        Assert.Equal(["RCT-ALARM-018"], await RefusedAsync(new RemoveAlarmAddress(own), asManager));
        await DoneAsync(new RemoveAlarmAddress(own), asReader);
        var team = await DoneAsync(new AddAlarmAddress(null, AlarmChannel.Chat, "https://chat.example.com/x", Language.Chinese, null), asManager);
        await DoneAsync(new RemoveAlarmAddress(team), asManager);
        Assert.Equal(["RCT-ALARM-013"], await RefusedAsync(new RemoveAlarmAddress(team), asManager));
    }

    [Theory]
    [InlineData(AlarmChannel.Mail, "Ada <ada@example.com>", false, "RCT-ALARM-014")]
    [InlineData(AlarmChannel.Mail, "ada@example.com\r\nBcc: all@example.com", false, "RCT-ALARM-014")]
    [InlineData(AlarmChannel.Webhook, "http://example.com/hook", true, "RCT-ALARM-015")]
    [InlineData(AlarmChannel.Webhook, "https://user:word@example.com/hook", true, "RCT-ALARM-015")]
    [InlineData(AlarmChannel.Webhook, "file:///etc/passwd", true, "RCT-ALARM-015")]
    [InlineData(AlarmChannel.Webhook, "https://example.com/hook", false, "RCT-ALARM-016")]
    [InlineData(AlarmChannel.Chat, "https://example.com/hook", true, "RCT-ALARM-017")]
    public async Task An_address_that_is_none_is_refused(AlarmChannel channel, string address, bool secret, string code) =>
        Assert.Equal([code], await RefusedAsync(new AddAlarmAddress(null, channel, address, Language.English, secret ? [1] : null)));

    [Fact]
    public async Task A_rota_that_makes_no_sense_is_refused_with_everything_that_is_wrong()
    {
        var person = await PersonAsync("Rota", PersonRole.Analyst);
        var bad = new PlannedLayer("Mars/Olympus", [], 1_440, 0, new LocalDate(2026, 1, 1), 0, [new PersonId(Store.Ids.Next())]);
        Assert.Equal(
            ["RCT-TEXT-001", "RCT-ALARM-005", "RCT-ALARM-008", "RCT-ALARM-009", "RCT-ALARM-010", "RCT-ALARM-011"],
            await RefusedAsync(new SetRota(null, " ", Duration.FromMinutes(1), [bad])));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new SetRota(null, "Mine", Duration.FromMinutes(30), [Layer(person)]), new Actor(person.ToString(), ActorStrength.Session)));
    }

    private static PlannedLayer Layer(params PersonId[] members) =>
        new("UTC", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], 0, 1_440, new LocalDate(2026, 1, 1), 366, members);

    /// <summary>Ada is on duty, Bo after her, and a manager behind both; a pager of the team hears everything. The suite's only rota.</summary>
    private async Task<(PersonId Ada, PersonId Bo)> TeamAsync()
    {
        var (ada, bo, manager) = (await PersonAsync("Ada", PersonRole.Analyst), await PersonAsync("Bo", PersonRole.Analyst), await PersonAsync("Manager", PersonRole.Manager));
        var next = await ReadAsync(CaseStore.CountAsync) + 1;
        foreach (var (person, name) in new[] { (ada, "ada"), (bo, "bo"), (manager, "manager") })
            await DoneAsync(new AddAlarmAddress(person, AlarmChannel.Mail, $"{name}-CASE-{next:D4}@example.com", Language.English, null), new Actor(person.ToString(), ActorStrength.Session));
        if ((await ReadAsync(AddressStore.OfTeamsAsync)).All(address => address.Address != "http://127.0.0.1:1/pager"))
            await DoneAsync(new AddAlarmAddress(null, AlarmChannel.Webhook, "http://127.0.0.1:1/pager", Language.Chinese, [1, 2, 3]));
        var before = await ReadAsync((session, token) => RotaStore.ListAsync(session, Clock.GetCurrentInstant(), token));
        await DoneAsync(new SetRota(before.Count > 0 ? before[0].Id : null, "PSIRT", Duration.FromMinutes(10), [Layer(ada, bo)]));
        return (ada, bo);
    }

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private async Task<(CaseId Id, string Number)> AwareAsync(string name)
    {
        At(Friday);
        var id = await OpenAsync(name, await GatewayAsync(name, "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        return (id, (await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token)))!.Number);
    }

    private async Task RefreshAsync() =>
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, Clock.GetCurrentInstant(), progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());

    private AlarmRounds Rounds(string process = "this one") => new(Store.Database, Store.Commands, receiver, process, Lease);

    /// <summary>As if the process that has the lease had given it up.</summary>
    private Task FreeAsync() => ExecuteAsync("UPDATE leases SET expires_at = 0 WHERE name = 'alarms'");

    private AlarmRounds? rounds;

    private async Task RoundAsync()
    {
        await RefreshAsync();
        rounds ??= Rounds();
        var done = await rounds.TickAsync(Laws, Clock.GetCurrentInstant(), None);
        Assert.True(done.Succeeded(out var worked, out var problems), problems?.ToString());
        Assert.True(worked, "another process has the lease");
    }

    private async Task<List<Alarm>> OfCaseAsync(CaseId id) =>
        [.. (await ReadAsync((session, token) => AlarmStore.OfCasesAsync(session, [id.Value], token)))[id.Value]];

    /// <summary>Takes messages, or is away, or takes them down with whoever sent them.</summary>
    private sealed class Receiver : IAlarmSender
    {
        public bool Away { get; set; }

        public bool DieAfterSending { get; set; }

        public ConcurrentQueue<(AlarmMessage Message, string Text)> Sent { get; } = [];

        public ConcurrentQueue<AlarmMessage> Tried { get; } = [];

        public IEnumerable<Alarm> Alarms(string address) => Sent.Where(each => each.Message.Address.Address == address).SelectMany(each => each.Message.Alarms);

        public int Count(string address, AlarmId alarm) => Alarms(address).Count(each => each.Id == alarm);

        public Instant Now { get; set; }

        public Task<string?> SendAsync(AlarmMessage message, CancellationToken cancellationToken)
        {
            Tried.Enqueue(message);
            if (Away) return Task.FromResult<string?>("away");
            var now = message.Alarms.Select(alarm => alarm.RaisedAt).DefaultIfEmpty(Instant.MinValue).Max() + Duration.FromMinutes(message.Attempts > 0 ? 2 : 0);
            Sent.Enqueue((message, string.Join('\n', MessageText.Subject(message, now), MessageText.Body(message, now),
                Encoding.UTF8.GetString(MessageText.Webhook(message, now)), Encoding.UTF8.GetString(MessageText.PagerDuty(message, "key", now)), Encoding.UTF8.GetString(MessageText.Opsgenie(message, now)), Encoding.UTF8.GetString(MessageText.Chat(message, now)))));
            return DieAfterSending ? throw new OperationCanceledException("killed") : Task.FromResult<string?>(null);
        }
    }
}

public sealed class Alarms_on_sqlite(SqliteFixture store) : AlarmSuite(store), IClassFixture<SqliteFixture>;

public sealed class Alarms_on_postgresql(PostgresFixture store) : AlarmSuite(store), IClassFixture<PostgresFixture>;
