using CsCheck;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Links;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Links;

public abstract class LinkSuite(StoreFixture store) : CaseStory(store)
{
    private const string Warning = "eu.cra.aev.ew";

    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private Task<CaseId> CaseAsync(string title, params PersonId[] closedTo) => DoneAsync(new OpenCase(title, CaseKind.Incident, [], [], closedTo.Length == 0 ? null : closedTo));

    private Task<IReadOnlyList<CaseLink>> OfAsync(CaseId id, Viewer? viewer = null) => ReadAsync((session, token) => LinkStore.OfCaseAsync(session, id, token), viewer);

    private async Task<CaseId> ExploitedAsync(string name, Instant aware, params AssetId[] assets)
    {
        var id = await OpenAsync(name, assets);
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(aware, Brussels)));
        return id;
    }

    private async Task<KeptDuty> KeptAsync(CaseId id)
    {
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, Clock.GetCurrentInstant(), progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());
        return Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token))).Duties.First(duty => duty.Rule == Warning);
    }

    [Fact]
    public async Task What_is_said_of_two_cases_stands_with_both_and_stays_when_it_is_withdrawn()
    {
        var (first, second) = (await CaseAsync("First"), await CaseAsync("Second"));
        var authority = await DoneAsync(new RegisterOrganisation(OrganisationKind.Authority, "An authority of links"));
        var link = await DoneAsync(new LinkCases(first, second, LinkKind.Related, "the same vendor"));
        await DoneAsync(new LinkCases(first, second, LinkKind.Unrelated, "letter of 3 December", authority));
        Assert.Equal([LinkKind.Related, LinkKind.Unrelated], (await OfAsync(first)).Select(each => each.Kind));
        Assert.Equal(authority, (await OfAsync(second))[1].Authority);

        Assert.Equal(["RCT-LINK-003"], await RefusedAsync(new LinkCases(second, first, LinkKind.Related, "again, the other way")));
        await DoneAsync(new LinkCases(second, first, LinkKind.Unrelated, "we think so too")); // another says it
        Assert.Equal(["RCT-LINK-002"], await RefusedAsync(new LinkCases(first, first, LinkKind.Related, "x")));
        Assert.Equal(["RCT-CASE-009", "RCT-CASE-015"], await RefusedAsync(new LinkCases(first, second, LinkKind.CausedBy, " ", new OrganisationId(Store.Ids.Next()))));

        await DoneAsync(new UnlinkCases(link, "another vendor"));
        Assert.Equal("another vendor", (await OfAsync(first))[0].WithdrawnBecause);
        Assert.Equal(["RCT-LINK-007"], await RefusedAsync(new UnlinkCases(link, "again")));
        await DoneAsync(new LinkCases(second, first, LinkKind.Related, "the same after all"));
    }

    [Fact]
    public async Task Causes_and_duplicates_lead_in_no_circle()
    {
        var cases = new List<CaseId>();
        for (var index = 0; index < 3; index++) cases.Add(await CaseAsync($"Circle {index}"));
        foreach (var kind in new[] { LinkKind.CausedBy, LinkKind.DuplicateOf })
        {
            await DoneAsync(new LinkCases(cases[0], cases[1], kind, "x"));
            await DoneAsync(new LinkCases(cases[1], cases[2], kind, "x"));
            Assert.Equal(["RCT-LINK-006"], await RefusedAsync(new LinkCases(cases[2], cases[0], kind, "x")));
        }
        Assert.Equal(["RCT-LINK-003", "RCT-LINK-004"], await RefusedAsync(new LinkCases(cases[0], cases[1], LinkKind.DuplicateOf, "x")));
        Assert.Equal(["RCT-LINK-004"], await RefusedAsync(new LinkCases(cases[0], cases[2], LinkKind.DuplicateOf, "x")));
    }

    [Fact]
    public async Task Of_two_who_make_each_a_duplicate_of_the_other_at_once_one_does()
    {
        var (first, second) = (await CaseAsync("Raced one"), await CaseAsync("Raced two"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => Task.Run(() => Store.Commands.RunAsync(
            index % 2 == 0 ? new LinkCases(first, second, LinkKind.DuplicateOf, "x") : new LinkCases(second, first, LinkKind.DuplicateOf, "x"), Actor, None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
        Assert.Single(await OfAsync(first));
    }

    [Fact]
    public async Task The_earliest_awareness_of_duplicates_anchors_the_clock_and_theirs_rest()
    {
        At(Friday + Duration.FromHours(2));
        var (gateway, other) = (await GatewayAsync("Original", "EU"), await GatewayAsync("Duplicate", "EU"));
        var original = await ExploitedAsync("Original", Friday + Duration.FromHours(1), gateway);
        var (duplicate, further) = (await ExploitedAsync("Duplicate", Friday, other), await ExploitedAsync("Further", Friday - Duration.FromHours(3), other));
        var before = await KeptAsync(duplicate);
        Assert.Equal(Friday + Duration.FromHours(25), (await KeptAsync(original)).Conservative);

        var link = await DoneAsync(new LinkCases(duplicate, original, LinkKind.DuplicateOf, "two reports of one flaw"));
        Assert.Equal(Friday + Duration.FromHours(24), (await KeptAsync(original)).Conservative);
        Assert.Equal(before with { Carried = true }, await KeptAsync(duplicate));
        Assert.Equal(original, (await AnswerAsync(duplicate)).CarriedBy);

        // A duplicate of a duplicate counts in the original too, and what is sent in one is sent in all.
        await DoneAsync(new LinkCases(further, duplicate, LinkKind.DuplicateOf, "a third"));
        Assert.Equal(Friday + Duration.FromHours(21), (await KeptAsync(original)).Conservative);
        await DoneAsync(new RecordFact(further, FactKind.Submitted, Occurrence.At(Clock.GetCurrentInstant(), Brussels)) { Recipient = "eu.cra.srp", Stage = "early-warning" });
        Assert.Equal(ObligationState.Met, (await KeptAsync(original)).State);

        await DoneAsync(new UnlinkCases(link, "two flaws"));
        Assert.Equal(Friday + Duration.FromHours(25), (await KeptAsync(original)).Conservative);
        Assert.Equal(ObligationState.Met, (await KeptAsync(duplicate)).State); // the third counts in it from now on
        Assert.False((await KeptAsync(duplicate)).Carried);
        Assert.Equal(duplicate, (await AnswerAsync(further)).CarriedBy);
    }

    [Fact]
    public async Task Who_cannot_see_the_other_case_learns_nothing_of_the_link()
    {
        var (named, stranger) = (await PersonAsync("Named", PersonRole.Analyst), await PersonAsync("Stranger", PersonRole.Analyst));
        var (open, closed) = (await CaseAsync("Open"), await CaseAsync("Closed", named));
        var link = await DoneAsync(new LinkCases(open, closed, LinkKind.CausedBy, "MARKER"), As(named));
        Assert.Single(await OfAsync(open, Viewer.Person(named.Value)));
        Assert.Empty(await OfAsync(open, Viewer.Person(stranger.Value)));
        Assert.Null(await ReadAsync((session, token) => LinkStore.FindAsync(session, link, token), Viewer.Person(stranger.Value)));
        Assert.Equal(["RCT-LINK-001"], await RefusedAsync(new UnlinkCases(link, "x"), As(stranger)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new LinkCases(open, closed, LinkKind.Related, "x"), As(stranger)));
        Assert.Empty(await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("case-link", link.Value), token), Viewer.Person(stranger.Value)));

        // Two closed to different people: the event is for those who see both.
        var both = await PersonAsync("Both", PersonRole.Analyst);
        var (left, right) = (await CaseAsync("Left", named, both), await CaseAsync("Right", stranger, both));
        var between = await DoneAsync(new LinkCases(left, right, LinkKind.Related, "x"), As(both));
        foreach (var (person, sees) in new[] { (named, 0), (stranger, 0), (both, 1) })
        {
            Assert.Equal(sees, (await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("case-link", between.Value), token), Viewer.Person(person.Value))).Count);
            Assert.Equal(sees, (await OfAsync(left, Viewer.Person(person.Value))).Count + (await OfAsync(right, Viewer.Person(person.Value))).Count - sees);
        }
    }

    [Fact]
    public async Task Only_cases_that_the_same_people_see_are_duplicates_and_then_stay_so()
    {
        var (named, other) = (await PersonAsync("Circle", PersonRole.Manager), await PersonAsync("Outside", PersonRole.Manager));
        var (open, closed, same, wider) = (await CaseAsync("Open one"), await CaseAsync("Closed one", named), await CaseAsync("Closed to the same", named), await CaseAsync("Closed to more", named, other));
        Assert.Equal(["RCT-LINK-005"], await RefusedAsync(new LinkCases(closed, open, LinkKind.DuplicateOf, "x")));
        Assert.Equal(["RCT-LINK-005"], await RefusedAsync(new LinkCases(open, closed, LinkKind.DuplicateOf, "x")));
        Assert.Equal(["RCT-LINK-005"], await RefusedAsync(new LinkCases(wider, closed, LinkKind.DuplicateOf, "x")));
        var link = await DoneAsync(new LinkCases(closed, same, LinkKind.DuplicateOf, "x"));
        foreach (var id in new[] { closed, same })
        {
            Assert.Equal(["RCT-LINK-008"], await RefusedAsync(new NamePerson(id, other)));
            Assert.Equal(["RCT-LINK-008"], await RefusedAsync(new DiscloseCase(id, "x")));
        }
        await DoneAsync(new UnlinkCases(link, "x"));
        await DoneAsync(new NamePerson(closed, other));
    }
}

public sealed class Links_on_sqlite(SqliteFixture store) : LinkSuite(store), IClassFixture<SqliteFixture>;

public sealed class Links_on_postgresql(PostgresFixture store) : LinkSuite(store), IClassFixture<PostgresFixture>;

public sealed class LinkGraphTests
{
    /// <summary>Links as people ask for them, each added when it is not refused; a case is a duplicate of one at most.</summary>
    [Fact]
    public void Whatever_is_asked_for_duplicates_end_in_one_case_that_is_none() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Array[0, 30].Sample(asked =>
        {
            var graph = new LinkGraph([]);
            var added = new List<(int From, int To)>();
            foreach (var (index, (from, to)) in asked.Index())
            {
                if (from == to || graph.OriginalOf(Of(from)) is not null || graph.Leads(LinkKind.DuplicateOf, Of(to), Of(from))) continue;
                graph = graph.With(new CaseLink
                {
                    Id = new(new Id((UInt128)(index + 1))), Kind = LinkKind.DuplicateOf, From = Of(from), To = Of(to), Source = "", StatedBy = "", StatedAt = Instant.MinValue,
                });
                added.Add((from, to));
            }
            foreach (var (from, _) in added)
            {
                var root = graph.RootsThrough(Of(from)).Select(each => each.Root).Distinct().ToList();
                Assert.NotEmpty(root);
                Assert.All(root, each => Assert.Null(graph.OriginalOf(each)));
                Assert.True(graph.Leads(LinkKind.DuplicateOf, Of(from), root[0]));
            }
        }, iter: 500);

    private static CaseId Of(int number) => new(new Id((UInt128)(number + 1)));
}
