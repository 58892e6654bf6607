using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Coordination;
using Rectify.Cases.Files;
using Rectify.Cases.Links;
using Rectify.Cases.Notes;
using Rectify.Cases.Reports;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Access;

public abstract class CaseAccessSuite(StoreFixture store) : CaseStory(store)
{
    private const string Why = "the coordinator is on a plane and it burns";

    private int count;

    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private Task<OrganisationId> EntityAsync(string name) => DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));

    private async Task<PersonId> PersonAsync(params PersonRole[] roles) => await PersonAsync(await EntityAsync("Entity"), "DE", roles);

    private Task<PersonId> PersonAsync(OrganisationId entity, string place, params PersonRole[] roles) =>
        DoneAsync(new RegisterPerson($"Person {count++} {Store.Ids.Next()}", entity, place, [.. roles]));

    private Task<CaseId> ClosedAsync(params PersonId[] named) => DoneAsync(new OpenCase($"Closed {count++}", CaseKind.Incident, [], [], named));

    private async Task<bool> SeesAsync(PersonId person, CaseId id) => await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token), Viewer.Person(person.Value)) is not null;

    private Task<List<string>> TypesAsync(CaseId id) => ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{id}", token));

    private async Task<SightReason> SightAsync(CaseId id, PersonId person) =>
        Assert.Single(await ReadAsync((session, token) => WhoSees.OfAsync(session, id, token)), sight => sight.Person.Id == person).Why;

    /// <summary>The time of whoever broke the glass is over: the database's clock cannot be set.</summary>
    private Task EndGlassAsync() => ExecuteAsync("UPDATE broken_glass SET until_at = 1");

    [Fact]
    public async Task A_case_that_is_kept_to_entities_and_places_is_closed_to_who_is_named_and_elsewhere_and_they_are_told_why()
    {
        var (munich, shanghai) = (await EntityAsync("Munich"), await EntityAsync("Shanghai"));
        var manager = await PersonAsync(munich, "DE", PersonRole.Manager);
        var (traveller, colleague) = (await PersonAsync(munich, "CN", PersonRole.Analyst), await PersonAsync(shanghai, "DE", PersonRole.Analyst));
        var id = await ClosedAsync(manager, traveller, colleague);
        await DoneAsync(new LimitCase(id, new([munich], ["DE", "FR"]), "advice of counsel"), As(manager));

        Assert.Equal((true, false, false), (await SeesAsync(manager, id), await SeesAsync(traveller, id), await SeesAsync(colleague, id)));
        Assert.Equal((SightReason.Named, SightReason.OtherPlace, SightReason.OtherEntity), (await SightAsync(id, manager), await SightAsync(id, traveller), await SightAsync(id, colleague)));
        Assert.Equal("RCT-ACCESS-002", (await WhyAsync(id, traveller))?.Code);
        Assert.Equal("RCT-ACCESS-001", (await WhyAsync(id, colleague))?.Code);
        Assert.Null(await WhyAsync(id, await PersonAsync(shanghai, "CN", PersonRole.Analyst))); // not named: there is nothing to tell
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new RecordFact(id, FactKind.Aware, OnFriday), As(traveller)));
        Assert.Equal(["RCT-ACCESS-001"], await RefusedAsync(new NamePerson(id, await PersonAsync(shanghai, "DE")), As(manager)));
        Assert.Equal(["RCT-ACCESS-002"], await RefusedAsync(new NamePerson(id, await PersonAsync(munich, "US")), As(manager)));

        // Whoever comes back sees it again, and whoever leaves sees it no more.
        await DoneAsync(new EditPerson(traveller, "Back home", munich, "FR"));
        await DoneAsync(new EditPerson(manager, "Moved on", shanghai, "CN"));
        Assert.Equal((false, true), (await SeesAsync(manager, id), await SeesAsync(traveller, id)));
        Assert.Equal(["case.opened", "case.personNamed", "case.personNamed", "case.personNamed", "case.limited"], await TypesAsync(id));
        Assert.Equal(["person.registered", "person.edited"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"person/{traveller}", token)));

        async Task<Problem?> WhyAsync(CaseId about, PersonId person) => await ReadAsync(async (session, token) =>
            await PersonStore.FindAsync(session, person, token) is { } found ? await KeptOut.WhyAsync(session, about, found, token) : null, Viewer.Person(person.Value));
    }

    [Fact]
    public async Task Who_keeps_a_case_to_others_stays_in_it_and_says_why()
    {
        var entity = await EntityAsync("One");
        var (manager, analyst) = (await PersonAsync(entity, "DE", PersonRole.Manager), await PersonAsync(entity, "DE", PersonRole.Analyst));
        var id = await ClosedAsync(manager, analyst);
        Assert.Equal(["RCT-ACCESS-009"], await RefusedAsync(new LimitCase(id, new([], ["CN"]), "x"), As(manager)));
        Assert.Equal(["RCT-CASE-009", "RCT-ACCESS-012", "RCT-ACCESS-013"], await RefusedAsync(new LimitCase(id, new([new(Store.Ids.Next())], ["cn"]), " "), As(manager)));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new LimitCase(id, CaseLimits.None, "x"), As(analyst)));
        Assert.Equal(["RCT-CASE-008"], await RefusedAsync(new LimitCase(await OpenAsync("In the open"), new([], ["DE"]), "x"), As(manager)));
        Assert.True(await SeesAsync(manager, id));
        Assert.DoesNotContain("case.limited", await TypesAsync(id));
    }

    [Fact]
    public async Task Who_is_taken_off_a_case_sees_nothing_of_it_and_somebody_stays()
    {
        var (manager, analyst, other) = (await PersonAsync(PersonRole.Manager), await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.Manager));
        var id = await ClosedAsync(manager, analyst);
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new UnnamePerson(id, manager, "x"), As(analyst)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new UnnamePerson(id, analyst, "x"), As(other)));
        Assert.Equal(["RCT-CASE-009", "RCT-ACCESS-014"], await RefusedAsync(new UnnamePerson(id, other, " "), As(manager)));
        Assert.Equal(["RCT-ACCESS-009"], await RefusedAsync(new UnnamePerson(id, manager, "x"), As(manager)));
        await DoneAsync(new BreakGlass(id, Why), As(other));
        Assert.Equal(["RCT-ACCESS-005"], await RefusedAsync(new UnnamePerson(id, analyst, "x"), As(other)));
        await EndGlassAsync();

        await DoneAsync(new UnnamePerson(id, analyst, "changed teams"), As(manager));
        Assert.Equal((true, false), (await SeesAsync(manager, id), await SeesAsync(analyst, id)));
        Assert.Equal(SightReason.NotNamed, await SightAsync(id, analyst));
        Assert.Equal("case.personUnnamed", (await TypesAsync(id))[^1]);
        // Whoever can write the file leaves nobody's case to nobody.
        Assert.Equal(["RCT-ACCESS-009"], await RefusedAsync(new UnnamePerson(id, manager, "x")));
        await DoneAsync(new NamePerson(id, analyst), As(manager));
        Assert.True(await SeesAsync(analyst, id));
    }

    [Fact]
    public async Task What_a_change_of_sight_would_do_is_what_it_does()
    {
        var (munich, shanghai) = (await EntityAsync("Munich"), await EntityAsync("Shanghai"));
        var manager = await PersonAsync(munich, "DE", PersonRole.Manager, PersonRole.Coordinator);
        PersonId[] others =
        [
            await PersonAsync(munich, "DE", PersonRole.Analyst), await PersonAsync(munich, "CN", PersonRole.Analyst), await PersonAsync(shanghai, "DE", PersonRole.Manager),
            await PersonAsync(munich, "DE", PersonRole.VendorGuest), await PersonAsync(munich, "DE", PersonRole.Manager), await PersonAsync(shanghai, "CN", PersonRole.Administrator),
        ];
        var id = await ClosedAsync([manager, .. others[..4]]);
        await DoneAsync(new BreakGlass(id, Why), As(others[4]));
        var moves = new (string Name, Func<SightBasis, SightBasis> Then, ICommand<Done> Command)[]
        {
            ("strict", basis => basis with { About = basis.About with { Tlp = TlpMark.AmberStrict } }, new MarkCase(id, TlpMark.AmberStrict, "x")),
            ("red", basis => basis with { About = basis.About with { Tlp = TlpMark.Red } }, new MarkCase(id, TlpMark.Red, "x")),
            ("amber", basis => basis with { About = basis.About with { Tlp = TlpMark.Amber } }, new MarkCase(id, TlpMark.Amber, "x")),
            ("entity", basis => basis with { Limits = new([munich], []) }, new LimitCase(id, new([munich], []), "x")),
            ("place", basis => basis with { Limits = new([], ["DE"]) }, new LimitCase(id, new([], ["DE"]), "x")),
            ("off", basis => basis with { Named = basis.Named.Where(named => named != others[0]).ToHashSet() }, new UnnamePerson(id, others[0], "x")),
            ("named", basis => basis with { Named = basis.Named.Append(others[0]).ToHashSet() }, new NamePerson(id, others[0])),
            ("everybody", basis => basis with { Limits = CaseLimits.None }, new LimitCase(id, CaseLimits.None, "x")),
            ("open", basis => basis with { About = basis.About with { IsClosed = false } }, new DiscloseCase(id, "x")),
        };
        var told = new List<string>();
        foreach (var (name, then, command) in moves)
        {
            var (before, people) = (await SeeingAsync(), await ReadAsync(PersonStore.ListAsync));
            var basis = await ReadAsync((session, token) => SightBasis.OfAsync(session, id, token)) ?? throw new InvalidOperationException("The case is gone");
            Assert.Equal(before, people.Where(basis.Shows).Select(person => person.Id).ToHashSet());
            var change = basis.To(then(basis), people);
            await DoneAsync(command, As(manager));
            var after = await SeeingAsync();
            Assert.Equal(after.Except(before).ToHashSet(), change.Gain.Select(person => person.Id).ToHashSet());
            Assert.Equal(before.Except(after).ToHashSet(), change.Lose.Select(person => person.Id).ToHashSet());
            told.Add($"{name} {(name == "open" ? "" : $"+{change.Gain.Count}")}-{change.Lose.Count}");
        }
        Assert.Equal(["strict +0-1", "red +1-1", "amber +1-0", "entity +0-1", "place +1-1", "off +0-1", "named +1-0", "everybody +1-0", "open -0"], told);

        async Task<HashSet<PersonId>> SeeingAsync() => [.. (await ReadAsync((session, token) => WhoSees.OfAsync(session, id, token))).Where(sight => sight.Sees).Select(sight => sight.Person.Id)];
    }

    [Fact]
    public async Task A_manager_breaks_the_glass_for_a_time_it_is_recorded_and_who_answers_for_the_case_is_told_at_once()
    {
        var (coordinator, analyst, manager) = (await PersonAsync(PersonRole.Coordinator), await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.Manager));
        var id = await ClosedAsync(coordinator, analyst);
        foreach (var person in new[] { coordinator, analyst }) await DoneAsync(new AddAlarmAddress(person, AlarmChannel.Mail, $"{person}@example.org", Language.English, null));
        Assert.Equal(SightReason.CouldBreakGlass, await SightAsync(id, manager));

        Assert.Equal(["RCT-ACCESS-003"], await RefusedAsync(new BreakGlass(id, "because I want to"), As(manager)));
        Assert.False(await SeesAsync(manager, id));
        await DoneAsync(new BreakGlass(id, Why), As(manager));

        Assert.True(await SeesAsync(manager, id));
        Assert.Equal(SightReason.BrokeGlass, await SightAsync(id, manager));
        Assert.Equal("case.glassBroken", (await TypesAsync(id))[^1]);
        var glass = Assert.Single(await ReadAsync((session, token) => AccessStore.GlassAsync(session, id, token), Viewer.Person(analyst.Value)));
        Assert.Equal((manager, Why, true), (glass.Person, glass.Reason, glass.Lasts));
        Assert.Equal([$"{coordinator}@example.org"], await ToldAsync(id));
        Assert.Equal(["RCT-ACCESS-004"], await RefusedAsync(new BreakGlass(id, Why), As(manager)));

        await EndGlassAsync();
        Assert.False(await SeesAsync(manager, id));
        Assert.False(Assert.Single(await ReadAsync((session, token) => AccessStore.GlassAsync(session, id, token))).Lasts);
        await DoneAsync(new BreakGlass(id, Why), As(manager)); // and again, which is told again
        Assert.Equal(2, (await ToldAsync(id)).Count);
    }

    [Fact]
    public async Task Who_breaks_the_glass_gets_no_more_than_the_case_for_no_longer_than_a_time()
    {
        var (named, manager) = (await PersonAsync(PersonRole.Coordinator, PersonRole.Analyst), await PersonAsync(PersonRole.Manager));
        var id = await ClosedAsync(named);
        await DoneAsync(new NameLegalCircle(id, [named]), As(named));
        var note = await DoneAsync(new WriteNote(id, "for counsel", IsPrivileged: true), As(named));
        var (red, exploit) = (await DoneAsync(new AttachFile(id, "red", new byte[] { 1 }, TlpMark.Red), As(named)), await DoneAsync(new AttachFile(id, "x", new byte[] { 2 }, TlpMark.Amber, true), As(named)));
        var plain = await DoneAsync(new AttachFile(id, "plain", new byte[] { 3 }, TlpMark.Amber), As(named));
        await DoneAsync(new BreakGlass(id, Why), As(manager));

        await DoneAsync(new TakeFile(plain, "s"), As(manager));
        foreach (var file in new[] { red, exploit }) Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new TakeFile(file, "s"), As(manager)));
        Assert.Null(await ReadAsync((session, token) => NoteStore.FindAsync(session, note, token), Viewer.Person(manager.Value)));
        foreach (var refused in new[]
        {
            await RefusedAsync(new NamePerson(id, manager), As(manager)), await RefusedAsync(new DiscloseCase(id, "x"), As(manager)),
            await RefusedAsync(new LimitCase(id, CaseLimits.None, "x"), As(manager)), await RefusedAsync(new MarkCase(id, TlpMark.Clear, "x"), As(manager)),
        })
            Assert.Equal(["RCT-ACCESS-005"], refused);
        await EndGlassAsync();
        Assert.Equal(["RCT-FILE-001"], await RefusedAsync(new TakeFile(plain, "s"), As(manager)));
    }

    [Fact]
    public async Task Nobody_but_a_manager_breaks_the_glass_and_nobody_who_is_kept_out()
    {
        var (munich, shanghai) = (await EntityAsync("Munich"), await EntityAsync("Shanghai"));
        var named = await PersonAsync(munich, "DE", PersonRole.Manager);
        var away = await PersonAsync(shanghai, "CN", PersonRole.Manager);
        var id = await ClosedAsync(named, away);
        foreach (var role in Enum.GetValues<PersonRole>().Where(role => role != PersonRole.Manager))
            Assert.Equal((role, "RCT-LEDGER-009"), (role, Assert.Single(await RefusedAsync(new BreakGlass(id, Why), As(await PersonAsync(role))))));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new BreakGlass(id, Why), As(await PersonAsync(PersonRole.Manager, PersonRole.VendorGuest))));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new BreakGlass(new(Store.Ids.Next()), Why), As(named)));
        Assert.Equal(["RCT-CASE-008"], await RefusedAsync(new BreakGlass(await OpenAsync("Nothing to break"), Why), As(named)));

        await DoneAsync(new LimitCase(id, new([munich], []), "advice of counsel"), As(named));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new BreakGlass(id, Why), As(await PersonAsync(shanghai, "DE", PersonRole.Manager))));
        Assert.Equal(["RCT-ACCESS-001"], await RefusedAsync(new BreakGlass(id, Why), As(away))); // named, so there is no secret in the reason
        await DoneAsync(new LimitCase(id, CaseLimits.None, "over"), As(named));
        await DoneAsync(new MarkCase(id, TlpMark.Red, "the finder asks for it"), As(named));
        Assert.Equal(["RCT-ACCESS-006"], await RefusedAsync(new BreakGlass(id, Why), As(await PersonAsync(munich, "DE", PersonRole.Manager))));
        Assert.DoesNotContain("case.glassBroken", await TypesAsync(id));
    }

    [Fact]
    public async Task Cases_whose_facts_count_together_open_together()
    {
        var (named, manager) = (await PersonAsync(PersonRole.Manager), await PersonAsync(PersonRole.Manager));
        var (duplicate, original, other) = (await ClosedAsync(named), await ClosedAsync(named), await ClosedAsync(named));
        await DoneAsync(new LinkCases(duplicate, original, LinkKind.DuplicateOf, "the same"), As(named));
        await DoneAsync(new BreakGlass(original, Why), As(manager));
        Assert.Equal((true, true, false), (await SeesAsync(manager, original), await SeesAsync(manager, duplicate), await SeesAsync(manager, other)));
        Assert.Equal(["RCT-LINK-008"], await RefusedAsync(new LimitCase(duplicate, new([], ["DE"]), "x"), As(named)));
        Assert.Equal(["RCT-LINK-008"], await RefusedAsync(new MarkCase(duplicate, TlpMark.Red, "x"), As(named)));
        await DoneAsync(new LimitCase(other, new([], ["DE"]), "x"), As(named));
        Assert.Equal(["RCT-LINK-005"], await RefusedAsync(new LinkCases(other, original, LinkKind.DuplicateOf, "not seen by the same"), As(named)));
    }

    [Fact]
    public async Task Guests_see_nothing_but_what_names_them()
    {
        var (vendor, finder, reader) = (await PersonAsync(PersonRole.VendorGuest), await PersonAsync(PersonRole.Finder, PersonRole.Reader), await PersonAsync(PersonRole.Reader));
        var (open, invited) = (await OpenAsync("In the open"), await ClosedAsync(vendor));
        var signal = await DoneAsync(new RaiseSignal("press", "Something.", [FactKind.Aware], Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), Brussels), []));
        Assert.Equal((false, false, true), (await SeesAsync(vendor, open), await SeesAsync(finder, open), await SeesAsync(reader, open)));
        Assert.Equal((true, false, false), (await SeesAsync(vendor, invited), await SeesAsync(finder, invited), await SeesAsync(reader, invited)));
        Assert.Null(await ReadAsync((session, token) => SignalStore.FindAsync(session, signal, token), Viewer.Person(vendor.Value)));
        Assert.Equal((SightReason.Guest, SightReason.Open, SightReason.Named), (await SightAsync(open, vendor), await SightAsync(open, reader), await SightAsync(invited, vendor)));

        // What the program says of a role and what the store does are the same.
        foreach (var role in Enum.GetValues<PersonRole>())
        {
            var person = await PersonAsync(role);
            var guest = (await ReadAsync((session, token) => PersonStore.FindAsync(session, person, token)))?.IsGuest;
            Assert.Equal((role, guest), (role, !await SeesAsync(person, open)));
        }
    }

    [Fact]
    public async Task Marks_hold_here_as_they_say()
    {
        var (manager, analyst, vendor) = (await PersonAsync(PersonRole.Manager), await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.VendorGuest));
        var id = await ClosedAsync(manager, analyst, vendor);
        var files = new Dictionary<TlpMark, CaseFileId>();
        foreach (var mark in Enum.GetValues<TlpMark>()) files[mark] = await DoneAsync(new AttachFile(id, $"{mark}", new byte[] { 1 }, mark), As(manager));
        Task<List<TlpMark>> OfAsync(PersonId person) => ReadAsync(
            async (session, token) => (await CaseFileStore.PageAsync(session, id, default, 10, token)).Select(file => file.Tlp).Order().ToList(), Viewer.Person(person.Value));
        Assert.Equal(Enum.GetValues<TlpMark>().Order(), await OfAsync(analyst));
        Assert.Equal([TlpMark.Clear, TlpMark.Green, TlpMark.Amber, TlpMark.Red], await OfAsync(vendor)); // named, so a recipient; not of our staff
        var comment = await DoneAsync(new WriteNote(id, "Seen by whoever sees the case."), As(manager));
        Assert.NotNull(await ReadAsync((session, token) => NoteStore.FindAsync(session, comment, token), Viewer.Person(vendor.Value)));

        await DoneAsync(new MarkCase(id, TlpMark.AmberStrict, "ours alone"), As(manager));
        Assert.Equal((true, true, false), (await SeesAsync(manager, id), await SeesAsync(analyst, id), await SeesAsync(vendor, id)));
        Assert.Equal(SightReason.StrictGuest, await SightAsync(id, vendor));
        Assert.Equal(["RCT-ACCESS-011"], await RefusedAsync(new NamePerson(id, await PersonAsync(PersonRole.VendorGuest)), As(manager)));
        await DoneAsync(new MarkCase(id, TlpMark.Red, "theirs alone"), As(manager));
        Assert.Equal(["RCT-ACCESS-008"], await RefusedAsync(new DiscloseCase(id, "it is out"), As(manager)));
        var taken = await DoneAsync(new TakeFile(files[TlpMark.Clear], "s"), As(analyst));
        Assert.StartsWith("TLP-RED CASE-", taken.OutgoingName, StringComparison.Ordinal); // the case's mark is the stricter

        await DoneAsync(new MarkCase(id, TlpMark.Amber, "it may be told to who needs it"), As(manager));
        await DoneAsync(new DiscloseCase(id, "it is out"), As(manager));
        Assert.Equal([TlpMark.Clear, TlpMark.Green, TlpMark.Amber, TlpMark.AmberStrict], await OfAsync(await PersonAsync(PersonRole.Reader))); // red stays theirs
        Assert.Equal(["RCT-ACCESS-007"], await RefusedAsync(new MarkCase(await OpenAsync("No one is named"), TlpMark.Red, "x"), As(manager)));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new MarkCase(id, TlpMark.Clear, "x"), As(analyst)));
        Assert.Equal(["case.marked", "case.marked", "case.marked"], (await TypesAsync(id)).Where(type => type == "case.marked"));
    }

    [Fact]
    public async Task What_is_told_of_a_marked_case_carries_its_mark()
    {
        var (manager, analyst) = (await PersonAsync(PersonRole.Manager), await PersonAsync(PersonRole.Analyst));
        await DoneAsync(new AddAlarmAddress(analyst, AlarmChannel.Mail, $"{analyst}@example.org", Language.English, null));
        var id = await OpenAsync("Marked");
        await DoneAsync(new MarkCase(id, TlpMark.Amber, "clients read along"), As(manager));
        await DoneAsync(new OpenTask(id, new("Do it", analyst, null, default)), As(manager));
        var notice = Assert.Single(await NoticesAsync(), each => each.Address.Address == $"{analyst}@example.org");
        Assert.Equal("[TLP:AMBER] Marked", notice.Notice?.Title);
    }

    [Fact]
    public async Task A_red_report_is_opened_by_who_may_read_the_finder_alone()
    {
        var (analyst, manager) = (await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.Manager));
        var id = await DoneAsync(new TakeInReport(ReportChannel.Form, "Marked", "text", Language.English) { Finder = new("Ada", "ada@example.org", "", null) });
        Assert.Equal(["RCT-ACCESS-010"], await RefusedAsync(new MarkReport(id, TlpMark.Red), As(manager)));
        await DoneAsync(new LimitFinder(id, [manager]), As(manager));
        await DoneAsync(new MarkReport(id, TlpMark.Red), As(manager));
        Assert.Equal(["RCT-REPORT-023"], await RefusedAsync(new ReadReport(id, "s"), As(analyst)));
        Assert.Equal(["RCT-REPORT-023"], await RefusedAsync(new MarkReport(id, TlpMark.Clear), As(analyst)));
        Assert.NotEmpty((await DoneAsync(new ReadReport(id, "s"), As(manager))).Messages);
        Assert.Equal("report.marked", (await ReadAsync((session, token) => EventLog.TypesAsync(session, $"report/{id}", token)))[^2]);
    }

    [Fact]
    public async Task Opening_a_closed_case_is_noted_once_a_person_and_session()
    {
        var (ada, bo) = (await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.Reader));
        var (closed, open) = (await ClosedAsync(ada, bo), await OpenAsync("Not noted"));
        foreach (var (person, via) in new[] { (ada, "one"), (ada, "one"), (ada, "two"), (bo, "one") })
        foreach (var id in new[] { closed, open })
            await DoneAsync(new OpenClosedCase(id, via), As(person));
        Assert.Equal(3, (await TypesAsync(closed)).Count(type => type == "case.read"));
        Assert.DoesNotContain("case.read", await TypesAsync(open));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new OpenClosedCase(closed, "s"), As(await PersonAsync(PersonRole.Auditor))));
    }

    [Fact]
    public async Task Auditors_ask_who_did_and_who_read_what_and_learn_nothing_of_what_is_closed_to_them()
    {
        var (auditor, ada, administrator) = (await PersonAsync(PersonRole.Auditor), await PersonAsync(PersonRole.Analyst), await PersonAsync(PersonRole.Administrator, PersonRole.Manager));
        var (named, hidden) = (await ClosedAsync(ada, auditor), await ClosedAsync(ada));
        var file = await DoneAsync(new AttachFile(named, "a", new byte[] { 1 }, TlpMark.Amber), As(ada));
        foreach (var id in new[] { named, hidden }) await DoneAsync(new OpenClosedCase(id, "token 1"), As(ada));
        await DoneAsync(new TakeFile(file, "token 1"), As(ada));
        await DoneAsync(new RecordFact(named, FactKind.Aware, Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), Brussels)), As(ada));

        var readings = await AskedAsync(new AskReadings(new TrailFilter { Who = ada.ToString() }, default, 10), auditor);
        Assert.Equal(
            [($"case/{named}", "case", "token 1"), ($"case/{named}", $"file/{file}", "token 1")], readings.Select(each => ($"{each.Subject}", each.Object!, each.Via!)));
        var trail = await AskedAsync(new AskTrail(new TrailFilter { Who = ada.ToString() }, default, 10), auditor);
        Assert.Equal(["caseFile.attached", "case.read", "caseFile.taken", "fact.recorded"], trail.Select(each => each.Type));
        Assert.All(trail, each => Assert.Equal(ada.ToString(), each.Who));
        Assert.Equal(trail.Skip(2).Select(each => each.Id), (await AskedAsync(new AskTrail(new TrailFilter { Who = ada.ToString() }, trail[1].Id, 10), auditor)).Select(each => each.Id));
        Assert.Equal(["fact.recorded"], (await AskedAsync(new AskTrail(new TrailFilter { Subject = new("case", named.Value), Types = ["fact.recorded"] }, default, 10), auditor)).Select(each => each.Type));
        Assert.Empty(await AskedAsync(new AskTrail(new TrailFilter { Subject = new("case", hidden.Value) }, default, 10), auditor));
        Assert.Empty(await AskedAsync(new AskTrail(new TrailFilter { Who = ada.ToString(), Until = Clock.GetCurrentInstant() - Duration.FromDays(1) }, default, 10), auditor));

        Assert.False((await Store.Commands.AskAsync(new AskTrail(new TrailFilter(), default, 1), As(administrator), None)).Succeeded(out _, out var problems));
        Assert.Equal("RCT-LEDGER-009", Assert.Single(problems).Code);
        Assert.Contains("command.refused", await ReadAsync((session, token) => EventLog.TypesAsync(session, $"person/{administrator}", token)));

        async Task<IReadOnlyList<T>> AskedAsync<T>(IQuestion<IReadOnlyList<T>> question, PersonId by)
        {
            Assert.True((await Store.Commands.AskAsync(question, As(by), None)).Succeeded(out var answer, out var wrong), wrong?.ToString());
            return answer;
        }
    }

    [Fact]
    public async Task What_came_into_a_closed_case_was_never_open_to_others()
    {
        var (named, auditor) = (await PersonAsync(PersonRole.Analyst, PersonRole.Manager), await PersonAsync(PersonRole.Auditor));
        var report = await DoneAsync(new TakeInReport(ReportChannel.Form, "Before", "text", Language.English));
        var signal = (await ReadAsync((session, token) => ReportStore.FindAsync(session, report, token)))!.Signal;
        var other = await DoneAsync(new RaiseSignal("press", "Something.", [FactKind.Aware], Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), Brussels), []));
        await DoneAsync(new OpenCase("Takes them in", CaseKind.Vulnerability, [], [], [named], [signal, other]), As(named));
        foreach (var subject in new[] { $"report/{report}", $"signal/{signal}", $"signal/{other}" })
        {
            var (all, open) = await ReadAsync((session, token) => EventLog.CountAsync(session, subject, token));
            Assert.Equal((subject, true, 0), (subject, all > 0, open));
        }
        Assert.True((await Store.Commands.AskAsync(new AskTrail(new TrailFilter { Subject = new("signal", signal.Value) }, default, 9), As(auditor), None)).Succeeded(out var seen, out _));
        Assert.Empty(seen);
    }

    [Fact]
    public async Task Who_has_been_told_is_read_from_what_is_recorded()
    {
        At(Friday);
        var id = await OpenAsync("Told", await GatewayAsync("Told", "EU"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        await DoneAsync(new RecordFact(id, FactKind.Submitted, OnFriday) { Recipient = "eu.cra.srp", Stage = "early-warning", HowKnown = "platform", Evidence = ["sha256:00"] });
        var taken = await DoneAsync(new RecordFact(id, FactKind.Submitted, OnFriday) { Recipient = "cn.miit.nvdb", Stage = "report" });
        await DoneAsync(new RetractFact(id, taken, "it was not sent"));
        var vendor = await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, $"Told vendor {Store.Ids.Next()}"));
        var participant = await DoneAsync(new NameParticipant(id, vendor, [CoordinationRole.Vendor], "Ada"));
        Assert.DoesNotContain(await ToldOfAsync(id), told => told.As == ToldAs.Participant); // named is not told
        await DoneAsync(new ProposeEmbargo(id, Friday + Duration.FromDays(30), "Europe/Brussels"));
        await DoneAsync(new AskParticipant(participant));
        var report = await DoneAsync(new TakeInReport(ReportChannel.Form, "Told", "text", Language.English) { Finder = new("Ada", "ada@example.org", "", null) });
        var signal = (await ReadAsync((session, token) => ReportStore.FindAsync(session, report, token)))!.Signal;
        await DoneAsync(new ConfirmSignal(signal, id));
        await DoneAsync(new AcknowledgeReport(report, "by mail"));

        var told = await ToldOfAsync(id);
        Assert.Equal([ToldAs.Recipient, ToldAs.Participant, ToldAs.Finder], told.Select(each => each.As).Order());
        var sent = Assert.Single(told, each => each.As == ToldAs.Recipient);
        Assert.Equal(("eu.cra.srp", "early-warning", Friday, "platform", "sha256:00"), (sent.Whom, sent.What, sent.At, sent.HowKnown, Assert.Single(sent.Evidence)));
        Assert.NotEqual("eu.cra.srp", sent.Name.English);
        Assert.Equal((vendor.ToString(), "invited"), (Assert.Single(told, each => each.As == ToldAs.Participant) is var asked ? (asked.Whom, asked.What) : default));
        Assert.DoesNotContain("Ada", string.Join(' ', told.Select(each => each.ToString())), StringComparison.Ordinal);
        Assert.Empty(await ReadAsync((session, token) => WhoWasTold.OfAsync(session, id, Laws.Rules, token), Viewer.Person((await PersonAsync(PersonRole.VendorGuest)).Value)));

        Task<IReadOnlyList<Told>> ToldOfAsync(CaseId about) => ReadAsync((session, token) => WhoWasTold.OfAsync(session, about, Laws.Rules, token));
    }

    [Fact]
    public async Task Two_who_limit_and_name_at_once_leave_one_truth()
    {
        var entity = await EntityAsync("Both");
        var (manager, late) = (await PersonAsync(entity, "DE", PersonRole.Manager), await PersonAsync(entity, "CN", PersonRole.Analyst));
        var id = await ClosedAsync(manager);
        await Task.WhenAll(
            Task.Run(() => Store.Commands.RunAsync(new LimitCase(id, new([], ["DE"]), "x"), As(manager), None)),
            Task.Run(() => Store.Commands.RunAsync(new NamePerson(id, late), As(manager), None)));
        Assert.Equal((true, false), (await SeesAsync(manager, id), await SeesAsync(late, id)));
    }

    private async Task<IReadOnlyList<string>> ToldAsync(CaseId id)
    {
        var number = (await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token)))!.Number;
        var notices = (await NoticesAsync()).Where(each => each.Notice is { Kind: NoticeKind.GlassBroken } notice && notice.Case == number).ToList();
        Assert.All(notices, each => Assert.Null(each.Notice?.Title));
        return [.. notices.Select(each => each.Address.Address)];
    }

    private Task<List<AlarmMessage>> NoticesAsync() => ReadAsync(
        async (session, token) => (await MessageStore.DueAsync(session, Clock.GetCurrentInstant() + Duration.FromDays(1), 1_000, token)).Select(each => each.Message).ToList());
}

public sealed class Case_access_on_sqlite(SqliteFixture store) : CaseAccessSuite(store), IClassFixture<SqliteFixture>;

public sealed class Case_access_on_postgresql(PostgresFixture store) : CaseAccessSuite(store), IClassFixture<PostgresFixture>;
