using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Whom a rule binds, tried on all that can be stated of an organisation, an asset and a case.</summary>
public sealed class BoundTests
{
    private const string Now = "2026-12-31T00:00Z";

    /// <summary>What is stated; null is not.</summary>
    private sealed record Stated(Role? Role, string? Market, string? EstablishedIn, string? Sector, string? Flag, string? Leak);

    /// <summary>One condition, whether it is met, and what is said when it is not or is not known.</summary>
    private sealed record Clause(string Text, Func<Stated, Answer> Met, string No, string Unknown, string Asks)
    {
        internal string Key => Text[..Text.IndexOf(':', StringComparison.Ordinal)];
    }

    /// <summary>In the order in which they are asked.</summary>
    private static readonly Clause[] Clauses =
    [
        new("role: [operator, controller]", s => Known(s.Role, role => role == Role.Operator), "OtherRole [operator, controller]", "RoleNotStated [operator, controller]", "whichRole"),
        new("market: [EU]", s => Known(s.Market, market => market is "EU" or "DE"), "OtherMarket [EU]", "MarketNotStated [EU]", "whichMarkets"),
        // Who is in the Union may be in Germany.
        new("market: [DE]", s => s.Market == "EU" ? Answer.Unknown : Known(s.Market, market => market == "DE"), "OtherMarket [DE]", "MarketNotStated [DE]", "whichMarkets"),
        new("establishedIn: [EU, CH]", s => Known(s.EstablishedIn, place => place == "DE"), "EstablishedElsewhere [EU, CH]", "EstablishmentNotStated [EU, CH]", "whereEstablished"),
        new("sector: [bank]", s => Known(s.Sector, sector => sector == "bank"), "OtherSector [bank]", "SectorNotStated [bank]", "whichSectors"),
        new("flag: [mark]", s => Known(s.Flag, flag => flag == "mark"), "NoSuchFlag [mark]", "FlagNotStated [mark]", "whichFlags"),
        new("except: { role: [finder] }", s => Known(s.Role, role => role != Role.Finder), "Excepted [finder]", "ExceptionNotStated [finder]", "whichRole"),
        new("except: { market: [EU] }", s => Known(s.Market, market => market is not ("EU" or "DE")), "Excepted [EU]", "ExceptionNotStated [EU]", "whichMarkets"),
        new("except: { sector: [rail, bank] }", s => Known(s.Sector, sector => sector is not ("rail" or "bank")), "Excepted [rail, bank]", "ExceptionNotStated [rail, bank]", "whichSectors"),
        new("except: { flag: [mark] }", s => Known(s.Flag, flag => flag != "mark"), "Excepted [mark]", "ExceptionNotStated [mark]", "whichFlags"),
        new("when: { leak: yes }", s => Known(s.Leak, leak => leak == "yes"), "OtherCircumstance [leak] [yes] [no]", "CircumstanceNotKnown [leak] [yes]", "leak"),
    ];

    /// <summary>Every condition alone, and with every other that a rule can name beside it.</summary>
    private static readonly Clause[][] Bounds =
    [
        [],
        .. Clauses.Select(clause => new[] { clause }),
        .. Clauses.SelectMany((first, i) => Clauses.Skip(i + 1).Where(second => second.Key != first.Key).Select(second => new[] { first, second })),
    ];

    private static readonly RuleBook Book = SmallLaw.Book([.. Bounds.Select((bound, i) => SmallLaw.Rule($"r{i}", $"binds: {{ {string.Join(", ", bound.Select(c => c.Text))} }}"))]);

    public static TheoryData<string?, string?> Places => new(
        from market in new[] { null, "EU", "DE", "CN" }
        from establishedIn in new[] { null, "DE", "US" }
        select (market, establishedIn));

    [Theory, MemberData(nameof(Places))]
    public void What_fails_decides_and_else_the_first_that_is_not_known_asks(string? market, string? establishedIn)
    {
        foreach (var stated in All(market, establishedIn))
        {
            var (facts, situation) = (CaseOf(stated), new Situation(Book, CaseOf(stated), Given.At(Now)));
            var answer = Evaluator.Evaluate(Book, facts, Given.At(Now)).Obligations.ToDictionary(o => o.RuleId);
            List<string> duties = [];
            for (var i = 0; i < Bounds.Length; i++)
            {
                var rule = answer[$"r{i}"].Rule;
                var (expected, said) = Defined(Bounds[i], stated);
                var found = answer[rule.Id].Applicability;
                var where = $"{string.Join(", ", Bounds[i].Select(c => c.Text))} of {stated}";
                Assert.True((expected, said) == (found.Answer, Said(found)), $"{where}: {found.Answer} {Said(found)}, not {expected} {said}");
                Assert.True(ApplicabilityCheck.IsOutside(rule.Binds, situation, null) == (expected == Answer.No), $"{where}: outside without its reason is another answer");
                if (expected != Answer.No) duties.Add(rule.Id);
            }
            Assert.Equal(duties.Order(StringComparer.Ordinal), Evaluator.Duties(Book, facts, Given.At(Now)).Select(o => o.RuleId).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("provider,operator", Answer.Yes, null)]
    [InlineData("operator,provider", Answer.Yes, null)]
    [InlineData("provider,?", Answer.Unknown, "whichRole")]
    [InlineData("?,provider", Answer.Unknown, "whichRole")]
    [InlineData("?,operator", Answer.Yes, null)]
    [InlineData("provider,finder", Answer.No, null)]
    public void Of_several_assets_one_that_is_bound_suffices_and_else_one_that_may_be_asks(string roles, Answer answer, string? asks)
    {
        var found = Assert.Single(SmallLaw.Book(SmallLaw.Rule("r", "binds: { role: [operator] }")).At(Assets(roles, "2026-12-01T00:00Z"), Now)).Applicability;
        Assert.Equal((answer, asks), (found.Answer, found.Question?.Word));
    }

    [Fact]
    public void Of_several_assets_that_may_be_bound_or_are_not_the_first_is_spoken_of()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "binds: { role: [operator], market: [EU] }"));
        Assert.Equal("RoleNotStated [operator] whichRole", Told((null, "EU"), (Role.Operator, null)));
        Assert.Equal("MarketNotStated [EU] whichMarkets", Told((Role.Operator, null), (null, "EU")));
        Assert.Equal("OtherRole [operator]", Told((Role.Finder, "EU"), (Role.Operator, "CN")));
        Assert.Equal("OtherMarket [EU]", Told((Role.Operator, "CN"), (Role.Finder, "EU")));

        string Told(params (Role? Role, string? Market)[] assets) => Said(Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z") with
        {
            Assets = [.. assets.Select((_, i) => $"asset{i}")],
            Profile = new Profile { Assets = assets.Index().ToDictionary(each => $"asset{each.Index}", each => new AssetProfile { Roles = each.Item.Role is { } role ? [role] : null, Markets = List(each.Item.Market) }) },
        }, Now)).Applicability);
    }

    [Theory]
    [InlineData("operator", "2020-01-01T00:00Z", Answer.Yes, "AllMet")]
    [InlineData("operator", "2019-12-31T23:59:59Z", Answer.No, "NotInForce [2019-12-31] [2020-01-01] []")]
    [InlineData("operator", "2025-06-30", Answer.Yes, "AllMet")]
    [InlineData("operator", "2025-07-01", Answer.No, "NotInForce [2025-07-01] [2020-01-01] [2025-06-30]")]
    [InlineData("operator", "2019-12-31T23:00Z/2020-01-01T01:00Z", Answer.Unknown, "PerhapsInForce [2019-12-31] [2020-01-01] whenExactly")]
    [InlineData("operator", "2025-06-30T23:00Z/2025-07-01T01:00Z", Answer.Unknown, "PerhapsInForce [2025-06-30] [2025-07-01] whenExactly")]
    [InlineData("?", "2019-12-31T23:00Z/2020-01-01T01:00Z", Answer.Unknown, "PerhapsInForce [2019-12-31] [2020-01-01] whenExactly")]
    [InlineData("provider", "2019-12-31T23:00Z/2020-01-01T01:00Z", Answer.No, "OtherRole [operator]")]
    [InlineData("?", "2019-12-31", Answer.No, "NotInForce [2019-12-31] [2020-01-01] {to}")]
    public void The_law_in_force_at_the_start_governs_and_is_asked_for_before_all_else(string role, string start, Answer answer, string said)
    {
        var ends = !said.EndsWith("[]", StringComparison.Ordinal);
        var book = SmallLaw.Book(SmallLaw.Rule("r", "binds: { role: [operator] }", ends ? "validTo: 2025-06-30" : "article: Art. 1"));
        var found = Assert.Single(book.At(Assets(role, start), Now)).Applicability;
        Assert.Equal((answer, said.Replace("{to}", "[2025-06-30]", StringComparison.Ordinal)), (found.Answer, Said(found)));
    }

    [Fact]
    public void What_is_asked_stands_beside_its_name()
    {
        var book = SmallLaw.Book(
            SmallLaw.Rule("a", "binds: { sector: [bank, rail] }"), SmallLaw.Rule("b", "binds: { except: { sector: [rail], flag: [mark] } }"), SmallLaw.Rule("c", "binds: { role: [finder] }"),
            SmallLaw.Rule("d", "binds: { when: { grade: [low, high] } }"), SmallLaw.Rule("e", "binds: { when: { persons: \">= 500\" } }"), SmallLaw.Rule("f", "binds: { when: { persons: \"< 20\" } }"),
            SmallLaw.Rule("g", "binds: { when: { leak: no } }"), SmallLaw.Rule("h", "binds: { when: { leak: yes } }"));
        Assert.Equal(
            [
                "a: bank 银行, rail 铁路", "b: rail 铁路, mark 标记", "c: ", "d: grade 等级, low / high 低／高", "e: persons 人数, at least 500 不少于 500", "f: persons 人数, below 20 少于 20",
                "g: leak 泄露, no 否", "h: leak 泄露, yes 是",
            ],
            book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), Now).Select(o => $"{o.RuleId}: {string.Join(", ", o.Applicability.Names.Select(n => $"{n.English} {n.Chinese}"))}"));
    }

    private static (Answer, string) Defined(Clause[] bound, Stated stated)
    {
        if (Array.Find(bound, clause => clause.Met(stated) == Answer.No) is { } failed) return (Answer.No, failed.No);
        if (Array.Find(bound, clause => clause.Met(stated) == Answer.Unknown) is { } unknown) return (Answer.Unknown, $"{unknown.Unknown} {unknown.Asks}");
        return (Answer.Yes, "AllMet");
    }

    private static string Said(Applicability found) =>
        string.Join(' ', [$"{found.Reason}", .. found.Arguments.Select(a => $"[{a}]"), .. found.Question is { } question ? [question.Word] : Array.Empty<string>()]);

    private static IEnumerable<Stated> All(string? market, string? establishedIn) =>
        from role in new Role?[] { null, Role.Operator, Role.Finder }
        from sector in new[] { null, "bank", "rail", "" }
        from flag in new[] { null, "mark", "" }
        from leak in new[] { null, "yes", "no" }
        select new Stated(role, market, establishedIn, sector, flag, leak);

    private static CaseFacts CaseOf(Stated stated)
    {
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z") with
        {
            Profile = new Profile
            {
                EstablishedIn = List(stated.EstablishedIn), Sectors = List(stated.Sector),
                Default = new AssetProfile { Roles = stated.Role is { } role ? [role] : null, Markets = List(stated.Market), Flags = List(stated.Flag) },
            },
        };
        return stated.Leak is { } leak ? facts.Say("leak", leak) : facts;
    }

    /// <summary>Assets with a role each, in this order; a question mark is not stated.</summary>
    private static CaseFacts Assets(string roles, string start)
    {
        var each = roles.Split(',').Select((word, i) => (Id: $"asset{i}", Role: Words.TryParse<Role>(word, out var role) ? role : (Role?)null)).ToList();
        return SmallLaw.Case($"aware {start}") with
        {
            Assets = [.. each.Select(asset => asset.Id)],
            Profile = new Profile { Assets = each.ToDictionary(asset => asset.Id, asset => new AssetProfile { Roles = asset.Role is { } role ? [role] : null }) },
        };
    }

    private static string[]? List(string? stated) => stated switch { null => null, "" => [], _ => [stated] };

    private static Answer Known<T>(T? stated, Func<T, bool> holds) where T : class => stated is null ? Answer.Unknown : holds(stated) ? Answer.Yes : Answer.No;

    private static Answer Known(Role? stated, Func<Role, bool> holds) => stated is not { } role ? Answer.Unknown : holds(role) ? Answer.Yes : Answer.No;
}
