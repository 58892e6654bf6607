using System.Globalization;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Documents.Content;
using Rectify.Documents.PlainText;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Submissions;
using Rectify.Submissions.Papers;
using Rectify.Submissions.Recipients;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

public abstract class PapersSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"], Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public async Task The_card_of_a_case_has_all_that_one_needs_when_the_program_does_not_answer()
    {
        var about = await CaseAsync("card");
        var ready = await ReadAsync((session, token) => ReadinessStore.FindAsync(session, "cn.miit.nvdb", token));
        await DoneAsync(new StateReadiness(ready with { Registration = Registration.Registered, Phone = "+86 10 0000 0000", Address = "https://www.nvdb.org.cn" }));
        var wrong = await DoneAsync(new RecordFact(about, FactKind.ExploitPublic, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)) { HowKnown = "A rumour." });
        await DoneAsync(new RetractFact(about, wrong, "It was none."));

        var card = await ReadAsync((session, token) => CaseCard.OfAsync(session, about, Laws, Clock.GetCurrentInstant(), Berlin, Language.English, token));
        Assert.NotNull(card);
        var text = PlainTextWriter.Write(card);
        Assert.Contains("Found by our own team", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A rumour.", text, StringComparison.Ordinal);
        foreach (var zone in new[] { "UTC", "Europe/Berlin", "Asia/Shanghai" }) Assert.Contains(zone, text, StringComparison.Ordinal);
        Assert.Contains("+86 10 0000 0000", text, StringComparison.Ordinal);
        Assert.Contains("https://www.nvdb.org.cn", text, StringComparison.Ordinal);
        Assert.Contains("产品名称", text, StringComparison.Ordinal);
        Assert.Contains("TLP:AMBER+STRICT", text, StringComparison.Ordinal);

        var due = (await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, about, Laws, Clock.GetCurrentInstant(), token)))?
            .Evaluation.Obligations.Single(duty => duty.RuleId == "cn.rmsv.7.2.report").ActBy ?? default;
        Assert.Contains(due.InZone(Shanghai).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_a_letter_in_the_language_in_which_it_is_filed_without_what_is_left_out()
    {
        var about = await CaseAsync("letter");
        var id = await DoneAsync(new DraftSubmission(about, "cn.rmsv.7.2.report", "cn.miit.nvdb", new Dictionary<string, string> { ["harm"] = "可被完全控制", ["product_model"] = "GW-4" }, Laws)
        {
            LeftOut = new HashSet<string> { "product_model" },
        });
        var report = await ReadAsync((session, token) => Composition.OfAsync(session, id, Laws, Clock.GetCurrentInstant(), token)) ?? throw new InvalidOperationException();
        var letter = ReportPaper.Of(report, report.Versions[0], report.Fields, "Nanhai letter", CaseCard.TlpOf(TlpMark.Amber));
        Assert.Equal(DocumentLanguage.Chinese, letter.Language);
        var text = PlainTextWriter.Write(letter);
        Assert.Contains("可被完全控制", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GW-4", text, StringComparison.Ordinal);
        Assert.Contains(report.Versions[0].Sha256[..32], text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("缺", text, StringComparison.Ordinal);
    }

    private async Task<CaseId> CaseAsync(string name)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Nanhai {name}", "CN"));
        var release = await DoneAsync(new RegisterRelease(await DoneAsync(new RegisterProduct($"Gateway {name}", entity, ["CN"])), "4.2"));
        var opened = await DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [release], ["CVE-2021-44228"]));
        await DoneAsync(new MarkCase(opened, TlpMark.AmberStrict, "The vendor asked for it."));
        await DoneAsync(new RecordFact(opened, FactKind.Discovered, Occurrence.At(Clock.GetCurrentInstant(), Shanghai)) { HowKnown = "Found by our own team." });
        return opened;
    }
}

public sealed class Papers_on_sqlite(SqliteFixture store) : PapersSuite(store), IClassFixture<SqliteFixture>;

public sealed class Papers_on_postgresql(PostgresFixture store) : PapersSuite(store), IClassFixture<PostgresFixture>;
