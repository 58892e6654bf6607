using NodaTime;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Inventory;
using Rectify.Testing;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Statements;

public abstract class StatementSuite(StoreFixture store) : StatementTests(store)
{
    [Fact]
    public async Task A_statement_gives_a_finding_its_status_with_author_reason_and_document()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        var received = await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted)));

        var result = Assert.Single(received.Statements);
        Assert.Equal((StatementOutcome.Applied, finding.Id), (result.Outcome, Assert.Single(result.Applied)));
        var now = await NowAsync(finding);
        Assert.Equal((FindingStatus.NotAffected, VexJustification.VulnerableCodeNotInExecutePath, "the parser is never called"), (now.Status, now.Justification ?? default, now.Statement));
        Assert.Equal(new Said(SaidBy.Statement, "Example PSIRT", new StatementId(received.Document.Id, 1), null), now.Said);
        Assert.Equal(["vex.imported", "statements.applied"], await EventsAsync($"vexDocument/{received.Document.Id}"));
        Assert.Equal(["RCT-VEX-002"], await RefusedAsync(new ImportVex(Vex(story, "not_affected", NotExecuted))));
    }

    [Fact]
    public async Task A_kept_statement_is_carried_over_to_the_next_release_at_once()
    {
        var story = await BeginAsync();
        var received = await DoneAsync(new ImportVex(Vex(story, "affected", about: story.Cve.ToLowerInvariant())));
        Assert.Equal(StatementOutcome.NotFound, Assert.Single(received.Statements).Outcome);

        var finding = await FoundAsync(story, "7.1");
        Assert.Equal((FindingStatus.Affected, SaidBy.Statement), (finding.Status, finding.Said.By));
        Assert.Equal(FindingStatus.Affected, (await NowAsync(finding)).Status);
        Assert.Contains("statements.applied", await EventsAsync($"release/{finding.Asset.Value}"));
        Assert.Equal(StatementOutcome.Applied, Assert.Single(await ResultsAsync(received.Document)).Outcome);
    }

    [Fact]
    public async Task What_a_person_says_holds_against_statements_until_the_person_leaves_it_to_them()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        await DoneAsync(new SetStatus(finding.Id, FindingStatus.Affected, Statement: "we tried it"));
        var received = await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted)));

        Assert.Equal(StatementOutcome.PersonDecides, Assert.Single(received.Statements).Outcome);
        Assert.Equal((FindingStatus.Affected, SaidBy.Person, "os:tester"), await StatusAsync(finding));
        AssetId asset = finding.Asset;
        await DoneAsync(new MatchAsset(asset, story.Match));
        Assert.Equal((FindingStatus.Affected, SaidBy.Person, "os:tester"), await StatusAsync(finding));

        await DoneAsync(new LeaveToStatements(finding.Id));
        Assert.Equal((FindingStatus.NotAffected, SaidBy.Statement, "Example PSIRT"), await StatusAsync(finding));
        Assert.Equal(["RCT-FIND-010"], await RefusedAsync(new LeaveToStatements(finding.Id)));
        Assert.Equal(["finding.statusSet", "finding.leftToStatements"], await EventsAsync($"finding/{finding.Id}"));
    }

    [Fact]
    public async Task A_person_may_say_what_a_statement_says_and_then_it_holds()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        await DoneAsync(new ImportVex(Vex(story, "affected")));
        await DoneAsync(new SetStatus(finding.Id, FindingStatus.Affected, Statement: "so it is"));
        await DoneAsync(new ImportVex(Vex(story, "fixed", hour: 2)));
        Assert.Equal((FindingStatus.Affected, SaidBy.Person, "os:tester"), await StatusAsync(finding));
        Assert.Equal(["RCT-FIND-005"], await RefusedAsync(new SetStatus(finding.Id, FindingStatus.Affected)));
    }

    [Fact]
    public async Task Whoever_comes_first_a_statement_and_a_finding_that_come_at_once_meet()
    {
        for (var round = 0; round < 8; round++)
        {
            var story = await BeginAsync();
            AssetId release = await DoneAsync(new RegisterRelease(story.Product, "1.0", Scans.Sbom(story.Component)));
            var matching = Task.Run(() => DoneAsync(new MatchAsset(release, story.Match)));
            var importing = Task.Run(() => DoneAsync(new ImportVex(Vex(story, "fixed"))));
            await Task.WhenAll(matching, importing);
            Assert.Equal(FindingStatus.Fixed, (await NowAsync(Assert.Single((await matching).New))).Status);
        }
    }

    [Fact]
    public async Task A_document_that_two_bring_in_at_once_is_kept_once()
    {
        var story = await BeginAsync();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Store.Commands.RunAsync(new ImportVex(Vex(story, "fixed")), Actor, None))));
        Assert.Single(both, one => one.Succeeded(out _, out _));
        Assert.Single(both, one => !one.Succeeded(out _, out var problems) && problems.Single().Code == "RCT-VEX-002");
    }

    [Fact]
    public async Task A_suppression_with_an_end_holds_until_then_and_no_longer()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        var until = Clock.GetCurrentInstant() + Duration.FromHours(2);
        Assert.Equal(["RCT-FIND-008"], await RefusedAsync(new SetStatus(finding.Id, FindingStatus.Affected, Until: until)));
        Assert.Equal(["RCT-FIND-009"], await RefusedAsync(new SetStatus(finding.Id, FindingStatus.NotAffected, VexJustification.ComponentNotPresent, Until: Clock.GetCurrentInstant())));
        await DoneAsync(new SetStatus(finding.Id, FindingStatus.NotAffected, VexJustification.ComponentNotPresent, Until: until));

        Clock.AdvanceHours(1);
        await DoneAsync(new EndSuppressions());
        Assert.Equal((FindingStatus.NotAffected, SaidBy.Person, "os:tester"), await StatusAsync(finding));
        Assert.False(await ReadAsync((session, token) => FindingStore.AnyEndedAsync(session, Clock.GetCurrentInstant(), token)));
        Clock.AdvanceHours(1);
        Assert.True(await ReadAsync((session, token) => FindingStore.AnyEndedAsync(session, Clock.GetCurrentInstant(), token)));
        Assert.Equal(1, await DoneAsync(new EndSuppressions()));
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody, (string?)null), await StatusAsync(finding));
        Assert.Equal(["finding.statusSet", "finding.statusEnded"], await EventsAsync($"finding/{finding.Id}"));
        Assert.Equal(0, await DoneAsync(new EndSuppressions()));
    }

    [Fact]
    public async Task When_a_document_has_come_to_its_end_the_one_before_it_counts_again()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        await DoneAsync(new ImportVex(Vex(story, "affected", hour: 1)));
        var ending = await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted, hour: 2, author: "Another PSIRT"), Clock.GetCurrentInstant() + Duration.FromHours(1)));
        Assert.Equal((FindingStatus.NotAffected, SaidBy.Statement, "Another PSIRT"), await StatusAsync(finding));

        Clock.AdvanceHours(1);
        await DoneAsync(new EndSuppressions());
        Assert.Equal((FindingStatus.Affected, SaidBy.Statement, "Example PSIRT"), await StatusAsync(finding));
        Assert.Equal(StatementOutcome.Ended, Assert.Single(await ResultsAsync(ending.Document)).Outcome);
        Assert.Equal(["RCT-FIND-009"], await RefusedAsync(new ImportVex(Vex(story, "fixed"), Clock.GetCurrentInstant())));
    }

    [Fact]
    public async Task A_newer_version_of_a_document_counts_in_its_place_whichever_comes_first()
    {
        var (story, other) = (await BeginAsync(), await BeginAsync());
        var finding = await FoundAsync(story);
        var first = await DoneAsync(new ImportVex(Vex(story, "not_affected", NotExecuted, id: $"{story.Cve}/doc", hour: 2)));
        var second = await DoneAsync(new ImportVex(Vex(other, "affected", id: $"{story.Cve}/doc", hour: 3)));
        Assert.Equal(first.Document.Id, second.Replaces);
        // It says no more what it said of the first.
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody, (string?)null), await StatusAsync(finding));
        Assert.Equal(StatementOutcome.Replaced, Assert.Single(await ResultsAsync(first.Document)).Outcome);

        var oldest = await DoneAsync(new ImportVex(Vex(story, "fixed", id: $"{story.Cve}/doc", hour: 1)));
        Assert.Equal((StatementOutcome.Replaced, second.Document.Id), (Assert.Single(oldest.Statements).Outcome, oldest.Document.ReplacedBy ?? default));
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody, (string?)null), await StatusAsync(finding));
    }

    [Fact]
    public async Task The_later_statement_counts_and_the_earlier_is_shown_as_superseded()
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        var later = await DoneAsync(new ImportVex(Vex(story, "fixed", hour: 2)));
        var earlier = await DoneAsync(new ImportVex(Vex(story, "affected", hour: 1)));
        Assert.Equal(StatementOutcome.Applied, Assert.Single(await ResultsAsync(later.Document)).Outcome);
        Assert.Equal(finding.Id, Assert.Single(Assert.Single(earlier.Statements).Superseded));
        Assert.Equal(FindingStatus.Fixed, (await NowAsync(finding)).Status);
    }

    [Theory]
    [InlineData("not_affected", null, null, "Example PSIRT", StatementOutcome.NoReason)]
    [InlineData("not_affected", NotExecuted, null, "", StatementOutcome.NoAuthor)]
    [InlineData("not_affected", NotExecuted, """{"@id":"https://example.com/gateway"}""", "Example PSIRT", StatementOutcome.Undecided)]
    [InlineData("not_affected", NotExecuted, """{"@id":"pkg:generic/example.com/another"}""", "Example PSIRT", StatementOutcome.OtherProducts)]
    public async Task What_is_applied_to_nothing_is_kept_and_the_answer_says_why(string status, string? more, string? product, string author, StatementOutcome outcome)
    {
        var story = await BeginAsync();
        var finding = await FoundAsync(story);
        var result = Assert.Single((await DoneAsync(new ImportVex(Vex(story, status, more, product, author)))).Statements);
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(outcome == StatementOutcome.Undecided ? [finding.Id] : [], result.Undecided);
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody, (string?)null), await StatusAsync(finding));
    }

    [Fact]
    public async Task A_product_that_gets_its_package_gets_the_statements_about_it()
    {
        var story = await BeginAsync(isNamed: false);
        var finding = await FoundAsync(story);
        await DoneAsync(new ImportVex(Vex(story, "fixed")));
        Assert.Equal(FindingStatus.UnderInvestigation, (await NowAsync(finding)).Status);
        Assert.Equal(["RCT-INV-012"], await RefusedAsync(new NameProductPurl(story.Product, $"{story.ProductPurl}@1.0")));
        await DoneAsync(new NameProductPurl(story.Product, story.ProductPurl));
        Assert.Equal(FindingStatus.Fixed, (await NowAsync(finding)).Status);
    }

    [Fact]
    public async Task Real_documents_apply_to_the_release_that_they_name_and_to_no_other()
    {
        Assert.SkipUnless(DataKit.Has("csaf"), DataKit.Missing("csaf"));
        var openVex = await BeginAsync("CVE-2021-44228", "pkg:maven/org.springframework.boot/spring-boot");
        var (named, newer) = (await FoundAsync(openVex, "2.6.0"), await FoundAsync(openVex, "2.7.0"));
        var received = await DoneAsync(new ImportVex(await File.ReadAllBytesAsync(DataKit.PathOf("csaf/openvex/trivy-pkg__vex__testdata__openvex.json"))));
        Assert.Equal([named.Id], Assert.Single(received.Statements).Applied);
        Assert.Equal((FindingStatus.NotAffected, FindingStatus.UnderInvestigation), ((await NowAsync(named)).Status, (await NowAsync(newer)).Status));

        var csaf = await BeginAsync("CVE-2024-0001", "pkg:golang/github.com/aquasecurity/go-transitive");
        received = await DoneAsync(new ImportVex(await File.ReadAllBytesAsync(DataKit.PathOf("csaf/csaf-small/trivy-pkg__vex__testdata__csaf.json"))));
        var carried = await FoundAsync(csaf, "v4.0.0");
        Assert.Equal((FindingStatus.NotAffected, "vulnerable_code_not_in_execute_path"), (carried.Status, carried.Statement));
        Assert.Equal((SaidBy.Statement, "Example Company ProductCERT"), (carried.Said.By, carried.Said.Author));
    }

    private async Task<(FindingStatus, SaidBy, string?)> StatusAsync(Finding finding) => await NowAsync(finding) is var now ? (now.Status, now.Said.By, now.Said.Author) : default;

    private Task<IReadOnlyList<StatementResult>> ResultsAsync(KeptDocument document) => ReadAsync(async (session, token) =>
        await ApplyStatements.ResultsAsync(session, await StatementStore.FindAsync(session, document.Id, token) ?? document, Clock.GetCurrentInstant(), token));
}

public sealed class Statements_on_sqlite(SqliteFixture store) : StatementSuite(store), IClassFixture<SqliteFixture>;

public sealed class Statements_on_postgresql(PostgresFixture store) : StatementSuite(store), IClassFixture<PostgresFixture>;
