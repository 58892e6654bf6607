using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class ConflictTests
{
    private const string Now = "2026-12-11T12:00:00+01:00";
    private static readonly Fact Aware = Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00");
    private static readonly CaseFacts Undisclosed = new CaseFacts([Aware], Given.Provider).Exploited().With("incident", false).With(Circumstances.PubliclyDisclosed, false);

    [Fact]
    public void X1_holds_the_release_to_the_recipients_abroad_and_names_their_obligations()
    {
        var hit = X1(Undisclosed) ?? throw new InvalidOperationException();
        Assert.Equal(("X1", Answer.Yes), (hit.Conflict.Id, hit.Answer));
        Assert.Equal(["eu.cra.srp", "eu.users"], hit.HeldRecipients);
        Assert.Equal(["eu.cra.aev.ew", "eu.cra.aev.not", "eu.cra.users"], hit.Touches.Select(o => o.RuleId).Order(StringComparer.Ordinal));
        Assert.True(hit.Conflict.Options.Count >= 3);
    }

    [Fact]
    public void The_clocks_of_a_held_obligation_go_on() =>
        Assert.Equal(ObligationState.Overdue, Undisclosed.Evaluate("2026-12-20T00:00:00Z").Of("eu.cra.aev.ew").State);

    [Fact]
    public void X1_leaves_the_product_provider_and_recipients_in_the_prc_alone()
    {
        var touched = X1(Undisclosed.With(Circumstances.InUpstreamComponent, true))?.Touches.Select(o => o.RuleId).ToList() ?? [];
        Assert.DoesNotContain("cn.rmsv.7.1.upstream", touched);
        Assert.DoesNotContain("cn.rmsv.7.2.report", touched);
    }

    [Fact]
    public void What_is_not_known_holds_back_like_yes_and_asks()
    {
        var unsaid = X1(new CaseFacts([Aware], Given.Provider).Exploited());
        Assert.Equal((Answer.Unknown, "publiclyDisclosed"), (unsaid?.Answer, unsaid?.Question?.Word));
        var nowhere = Undisclosed with { Profile = Given.Provider with { Default = new AssetProfile { Roles = [Role.Provider] } } };
        Assert.Equal((Answer.Unknown, "whichMarkets"), (X1(nowhere)?.Answer, X1(nowhere)?.Question?.Word));
    }

    [Fact]
    public void A_public_vulnerability_raises_no_X1()
    {
        Assert.Null(X1(Undisclosed.With(Circumstances.PubliclyDisclosed, true)));
        var published = Undisclosed with { Facts = [Aware, Given.Fact(FactKind.PublicAware, "2026-12-11T11:00:00+01:00", "public")] };
        Assert.Null(X1(published));
        Assert.NotNull(X1(published, "2026-12-11T10:59:59+01:00"));
    }

    [Fact]
    public void A_case_that_does_not_touch_the_prc_raises_no_X1() =>
        Assert.Null(X1(Undisclosed with { Profile = Given.Provider with { Default = Given.Provider.Default with { Markets = ["EU"] } } }));

    [Fact]
    public void Once_all_is_sent_nothing_is_held()
    {
        Fact Sent(string id, string recipient, string stage) => new()
        {
            Id = id, Kind = FactKind.Submitted, When = Given.When(Now), RecordedAt = Given.At(Now), Recipient = recipient, Stage = stage,
        };
        var sent = Undisclosed with
        {
            Facts = [Aware, Sent("a", "eu.cra.srp", "early-warning"), Sent("b", "eu.cra.srp", "notification"), Sent("c", "eu.users", "users")],
        };
        Assert.Null(X1(sent));
    }

    [Theory]
    [InlineData("fixReady", false, "no fix is wanting and no event is on")]
    [InlineData("fixReady, event", true, "the event alone suffices")]
    [InlineData("", true, "no fix is there")]
    public void One_of_several_circumstances_suffices(string given, bool arises, string because)
    {
        var facts = Undisclosed.With("inMajorEventWindow", given.Contains("event", StringComparison.Ordinal));
        if (given.Contains("fixReady", StringComparison.Ordinal)) facts = facts with { Facts = [Aware, Given.Fact(FactKind.FixReady, "2026-12-11T11:00:00+01:00", "fix")] };
        else facts = facts.With("fixAvailable", false);
        Assert.True(arises == Arises("anyOf: { fixAvailable: no, inMajorEventWindow: yes }", facts), because);
    }

    [Fact]
    public void One_that_is_not_known_leaves_it_open_and_asks()
    {
        var hit = Assert.Single(Hits("anyOf: { fixAvailable: no, inMajorEventWindow: yes }", Undisclosed));
        Assert.Equal((Answer.Unknown, "fixAvailable"), (hit.Answer, hit.Question?.Word));
    }

    [Theory]
    [InlineData("circumstances: { technologyOfUsOrigin: yes }\n  askedIn: US")]
    [InlineData("anyOf: { technologyOfUsOrigin: yes, foreignEvidenceRequest: yes }\n  askedIn: US")]
    public void Who_may_be_in_the_place_that_it_is_asked_in_is_asked_for_the_markets_first(string when)
    {
        var nowhere = Undisclosed with { Profile = Given.Provider with { Default = new AssetProfile { Roles = [Role.Provider] } } };
        var hit = Assert.Single(Hits(when, nowhere));
        Assert.Equal((Answer.Unknown, "whichMarkets"), (hit.Answer, hit.Question?.Word));
        Assert.False(Arises(when, Undisclosed));
        Assert.True(Arises(when, Undisclosed.With("technologyOfUsOrigin", true)));
    }

    [Fact]
    public void What_one_cannot_fail_to_know_is_no_until_somebody_says_it()
    {
        Assert.False(Arises("circumstances: { underEmbargo: yes }", Undisclosed));
        Assert.True(Arises("circumstances: { underEmbargo: yes }", Undisclosed.With("underEmbargo", true)));
    }

    [Fact]
    public void A_duty_collides_with_another_that_is_open_and_not_with_its_own_kind()
    {
        Assert.True(Arises("duties: [eu.cra.*]\n  with: [cn.rmsv.7.2.report]", Undisclosed));
        Assert.False(Arises("duties: [eu.cra.*]\n  with: [eu.cra.*]", Undisclosed));
        Assert.True(Arises("duties: [eu.cra.aev.ew]\n  with: [eu.cra.*]", Undisclosed));
        Assert.False(Arises("duties: [eu.cra.*]\n  with: [cn.order.reply]", Undisclosed));
    }

    [Fact]
    public void Of_two_things_that_are_not_known_the_first_is_asked()
    {
        var hit = Assert.Single(Hits("circumstances: { personalDataInReport: yes, foreignEvidenceRequest: yes, technologyOfUsOrigin: yes }", Undisclosed.With("foreignEvidenceRequest", true)));
        Assert.Equal((Answer.Unknown, "personalDataInReport"), (hit.Answer, hit.Question?.Word));
    }

    [Fact]
    public void Who_is_in_the_place_that_it_is_asked_in_is_asked_the_thing_itself()
    {
        var hit = Assert.Single(Hits("circumstances: { personalDataInReport: yes }\n  askedIn: CN", Undisclosed));
        Assert.Equal((Answer.Unknown, "personalDataInReport"), (hit.Answer, hit.Question?.Word));
    }

    [Fact]
    public void One_of_the_cases_assets_suffices_to_be_in_a_place_and_one_without_a_market_leaves_it_open()
    {
        var inTwo = Sold(("gateway", ["EU"]), ("camera", ["CN"]));
        Assert.Equal(Answer.Yes, Assert.Single(Hits("nexus: [CN]", inTwo)).Answer);
        Assert.False(Arises("nexus: [US]", inTwo));
        Assert.Equal(Answer.Unknown, Assert.Single(Hits("nexus: [CN]", Sold(("gateway", ["EU"]), ("camera", null)))).Answer);

        static CaseFacts Sold(params (string Asset, string[]? Markets)[] assets) => Undisclosed with
        {
            Profile = Given.Provider with
            {
                Default = Given.Provider.Default with { Markets = null },
                Assets = assets.ToDictionary(each => each.Asset, each => new AssetProfile { Markets = each.Markets }),
            },
            Assets = [.. assets.Select(each => each.Asset)],
        };
    }

    [Theory]
    [InlineData("", "DE", true, "a conflict that says nothing of borders does not ask for one")]
    [InlineData("acrossBorder: no", "DE", true, "nor one that says so")]
    [InlineData("acrossBorder: yes", "DE", false, "the Union is one place")]
    [InlineData("acrossBorder: yes", "US", true, "the report leaves the place of establishment")]
    [InlineData("acrossBorder: yes", null, false, "what is sold in the Union is reported there")]
    public void A_border_is_between_the_recipient_and_where_the_case_is(string border, string? establishedIn, bool arises, string because)
    {
        var profile = Given.Provider with { EstablishedIn = establishedIn is null ? null : [establishedIn], Default = Given.Provider.Default with { Markets = ["EU"] } };
        Assert.True(arises == Arises($"duties: [eu.cra.aev.ew]\n  {border}", Undisclosed with { Profile = profile }), because);
    }

    [Fact]
    public void A_conflict_that_is_only_said_holds_no_release()
    {
        var said = Assert.Single(Hits("duties: [eu.cra.aev.ew]", Undisclosed));
        Assert.Equal(["eu.cra.srp"], said.Touches.Select(o => o.Recipient));
        Assert.Empty(said.HeldRecipients);
        Assert.Equal(["eu.cra.srp"], (said with { Conflict = said.Conflict with { Effect = ConflictEffect.Hold } }).HeldRecipients);
    }

    /// <summary>
    /// Each conflict of the reference where it arises, and beside it a case of the same people in which it does not. A case: roles, markets,
    /// sectors, facts, what is said, marks.
    /// </summary>
    [Theory]
    [InlineData("X1", "provider | EU,CN | | aware | activelyExploited=yes publiclyDisclosed=no", "provider | EU,CN | | aware | activelyExploited=yes publiclyDisclosed=yes")]
    [InlineData("X2", "provider | EU,CN | | aware | activelyExploited=yes publiclyDisclosed=no fixAvailable=no", "provider | EU,CN | | aware fixReady | activelyExploited=yes publiclyDisclosed=no")]
    [InlineData("X2", "provider | EU,CN | | aware fixReady | activelyExploited=yes publiclyDisclosed=no inMajorEventWindow=yes", "provider | EU,CN | | aware | activelyExploited=yes publiclyDisclosed=yes inMajorEventWindow=yes")]
    [InlineData("X2", "provider | CN,FR | | orderServed dueSet | frFromAnssi=yes publiclyDisclosed=no fixAvailable=no", "provider | CN,FR | | orderServed dueSet fixReady | frFromAnssi=yes publiclyDisclosed=no")]
    [InlineData("X2", "provider | CN | | fixReady | publiclyDisclosed=no inMajorEventWindow=yes | follows-iso-29147", "provider | CN | | fixReady | publiclyDisclosed=no | follows-iso-29147")]
    [InlineData("X3", "provider | US,CN | | discovered | technologyOfUsOrigin=yes", "provider | US,CN | | discovered | technologyOfUsOrigin=no")]
    [InlineData("X3", "provider | EU,CN | | discovered | technologyOfUsOrigin=yes", "provider | EU,CN | | discovered |")]
    [InlineData("X3", "provider | US,CN | | discovered |", "provider | CN | | discovered |")]
    [InlineData("X4", "provider | CN | | discovered | underEmbargo=yes publiclyDisclosed=no", "provider | CN | | discovered | publiclyDisclosed=no")]
    [InlineData("X5", "provider | EU,CN | | aware | activelyExploited=yes", "provider | CN | | aware | activelyExploited=yes")]
    [InlineData("X6", "provider | US | sec-registrant | determined | secMaterial=yes sealedByLawEnforcement=yes", "provider | US | sec-registrant | determined | secMaterial=yes")]
    [InlineData("X7", "provider | EU,CN | | aware | activelyExploited=yes personalDataInReport=yes", "provider | EU,CN | | aware | activelyExploited=yes personalDataInReport=no")]
    [InlineData("X7", "provider | FI,US | | aware | activelyExploited=yes personalDataInReport=yes", "provider | FI,FR | | aware | activelyExploited=yes personalDataInReport=yes")]
    [InlineData("X8", "provider | EU,CN | | aware | activelyExploited=yes foreignEvidenceRequest=yes", "provider | EU,CN | | aware | activelyExploited=yes")]
    [InlineData("X9", "operator | US | us-fceb-agency | assetDetected kevListed | exposed=yes automatable=yes technicalImpact=total", "operator | US | us-fceb-agency | assetDetected | inKev=no exposed=no automatable=no technicalImpact=partial")]
    [InlineData("X10", "provider,operator | EU | nis2-essential | aware | activelyExploited=yes incident=yes nis2Significant=yes", "provider | EU | | aware | activelyExploited=yes")]
    [InlineData("X11", "provider | EU | | aware | activelyExploited=yes", "provider | CN | | aware | activelyExploited=yes")]
    [InlineData("X12", "provider | EU,CN | | aware | activelyExploited=yes", "provider | EU | | aware | activelyExploited=yes")]
    [InlineData("X12", "provider | CN,FR | | discovered determined | frSignificant=yes", "provider | CN | | discovered determined |")]
    [InlineData("X13", "provider,operator | US | us-fceb-agency | assetDetected | inKev=no exposed=yes automatable=no technicalImpact=total | fedramp-class-c", "provider,operator | US | us-fceb-agency | assetDetected | inKev=no exposed=yes automatable=no technicalImpact=total")]
    [InlineData("X14", "provider | EU,CN | | aware | activelyExploited=yes", "provider | CN | | aware | activelyExploited=yes")]
    [InlineData("X15", "provider | EU,CN,FR | | aware dueSet authorityDecided | activelyExploited=yes frFromAnssi=yes frSignificant=yes", "provider | EU,CN | | aware | activelyExploited=yes")]
    [InlineData("X15", "provider | EU,FR | | aware dueSet orderServed | severeIncident=yes activelyExploited=no frFromAnssi=yes", "provider | EU,FR | | aware dueSet orderServed | severeIncident=no activelyExploited=no frFromAnssi=yes")]
    [InlineData("X16", "provider,operator | CN | | discovered |", "operator | CN | | discovered |")]
    public void Each_conflict_arises_where_its_provisions_meet(string id, string where, string notWhere)
    {
        Assert.NotNull(Find(id, CaseOf(where), Now));
        Assert.Null(Find(id, CaseOf(notWhere), Now));
    }

    [Fact]
    public void All_conflicts_of_the_reference_are_there_and_each_leaves_the_choice()
    {
        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"X{n}"), RuleBook.Embedded().Conflicts.Select(c => c.Id));
        Assert.All(RuleBook.Embedded().Conflicts, c => Assert.True(c.Options.Count >= 2, c.Id));
    }

    private static CaseFacts CaseOf(string text)
    {
        var cells = text.Split('|', StringSplitOptions.TrimEntries);
        var profile = new Profile
        {
            EstablishedIn = [],
            Sectors = List(cells[2], ','),
            Default = new AssetProfile { Roles = [.. List(cells[0], ',').Select(word => Words.TryParse<Role>(word, out var role) ? role : throw new FormatException(word))], Markets = List(cells[1], ','), Flags = List(cells.ElementAtOrDefault(5) ?? "", ',') },
        };
        Assert.All(profile.Sectors, sector => Assert.True(RuleBook.Embedded().Terms.Sectors.ContainsKey(sector), sector));
        var facts = List(cells[3], ' ').Select(word => Given.Fact(Words.TryParse<FactKind>(word, out var kind) ? kind : throw new FormatException(word), "2026-12-11T10:20:00+01:00", word));
        var said = List(cells[4], ' ').Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.All(said, each => Assert.True(RuleBook.Embedded().Terms.Circumstances[each.Key].Accepts(each.Value), each.Key));
        return new CaseFacts([.. facts], profile) { Circumstances = said };
    }

    private static string[] List(string text, char between) => text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ConflictHit? X1(CaseFacts facts, string at = Now) => Find("X1", facts, at);

    private static ConflictHit? Find(string id, CaseFacts facts, string at) => facts.Evaluate(at).Conflicts.SingleOrDefault(hit => hit.Conflict.Id == id);

    private static bool Arises(string when, CaseFacts facts) => Hits(when, facts).Count > 0;

    private static List<ConflictHit> Hits(string when, CaseFacts facts)
    {
        var text = $$"""
            id: X99
            version: 1
            title: { en: A, zh: 甲 }
            sources: [{ citation: A source of a conflict }]
            validFrom: 2021-09-01
            knownFrom: 2026-11-23
            checkedOn: 2026-11-23
            confidence: own
            effect: notice
            when:
              {{when}}
            explanation: { en: A, zh: 甲 }
            options: [{ id: a, en: A, zh: 甲 }]
            """;
        var read = RuleBook.Read([.. RuleBook.EmbeddedFiles(), new RuleFile("rules/conflicts/x99.yaml", text)]);
        Assert.Empty(read.Problems);
        return [.. Evaluator.Evaluate(read.Value ?? RuleBook.Embedded(), facts, Given.At(Now)).Conflicts.Where(hit => hit.Conflict.Id == "X99")];
    }
}
