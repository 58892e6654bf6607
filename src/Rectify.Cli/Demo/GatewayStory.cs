using System.Text;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Scanning.Sources;
using Rectify.Submissions;

namespace Rectify.Cli.Demo;

/// <summary>The first story: a gateway with log4j-core inside a fat JAR, from the scan to a proof that anyone can check.</summary>
internal sealed class GatewayStory(Narrator narrator, Desk desk, OrganisationId company, string folder, CancellationToken cancellation)
{
    private const string Ministry = "cn.miit.nvdb", MinistryRule = "cn.rmsv.7.2.report";
    private const string Platform = "eu.cra.srp", PlatformRule = "eu.cra.aev.ew";
    private const string Listed = "CVE-2021-44228";

    /// <summary>The company found out: Friday 11 December 2026, 10:20 in Berlin.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 12, 11, 9, 20);

    public async Task TellAsync()
    {
        narrator.Story(DemoTexts.GatewayTitle, DemoTexts.GatewaySetting);
        var (release, system) = await DetectAsync();
        var about = await ConfirmAsync();
        await ClocksAsync(about);
        await ReportAsync(about);
        await ProveAsync(about);

        async Task<(AssetId Release, AssetId System)> DetectAsync()
        {
            var matching = Import();
            var scan = Scanner.Scan(
                new DiskTree(Path.Combine(folder, "gateway", "gateway-4.2.cdx.json")), BudgetLimits.Default, null, cancellation);
            var product = await desk.DoAsync(new RegisterProduct("Gateway", company, ["CN", "EU"], ProductClass.ImportantClassI));
            AssetId gateway = await desk.DoAsync(new RegisterRelease(product, "4.2", scan));
            AssetId orders = await desk.DoAsync(new RegisterSystem("Order system", company, ["CN"], Exposure.Internet, ProtectionLevel: 3));
            await desk.DoAsync(new IngestComponents(orders, Only(scan, "log4j-core")));

            using var reader = matching.BeginRead();
            MatchResult Match(IReadOnlyList<PackageQuery> queries) => Matcher.Match(reader, queries, cancellation);
            var found = await desk.DoAsync(new MatchAsset(gateway, Match));
            await desk.DoAsync(new MatchAsset(orders, Match));
            narrator.Step(DemoTexts.Detect, DemoTexts.Detected(scan.Components.Count, found.New.Count));
            Findings(found.New);
            return (gateway, orders);
        }

        async Task<CaseId> ConfirmAsync()
        {
            var signal = (await desk.ReadAsync(SignalStore.WaitingAsync)).Single(waiting => waiting.Vulnerability == Listed);
            var upstream = await desk.DoAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Apache Logging Services"));
            var opened = await desk.DoAsync(new OpenCase("log4j-core in Gateway 4.2", CaseKind.Vulnerability, [release, system], [Listed]));
            await desk.DoAsync(new NameParty(opened, "upstream", upstream));
            await desk.DoAsync(new ConfirmSignal(signal.Id, opened));
            narrator.Step(DemoTexts.Confirm, DemoTexts.Confirmed(signal.Statement));
            return opened;
        }
    }

    private AdvisoryDatabase Import()
    {
        var path = Path.Combine(folder, "advisories.db");
        AdvisoryImport.Run([new FolderSource(Path.Combine(folder, "advisories"))], path, Start.ToDateTimeOffset(), null, cancellation);
        return AdvisoryDatabase.Open(path, out var problem) ?? throw new InvalidOperationException($"The story's advisories do not open: {problem}");
    }

    private static ScanResult Only(ScanResult scan, string name) =>
        scan with { Components = [.. scan.Components.Where(component => component.Name == name)] };

    private void Findings(IReadOnlyList<Finding> findings)
    {
        var session = narrator.Session;
        var grid = new Grid(3, new Column("", 14), new Column("", 4), new Column("", 20), new Column("", 10), new Column("", 10));
        foreach (var finding in findings.OrderBy(finding => finding.KevListedOn is null).ThenByDescending(finding => finding.Score))
            grid.Add(
                new Piece(finding.Name, finding.KevListedOn is null ? Ink.Plain : Ink.Strong),
                finding.Score is { } score ? Shown.Score((double)score) : "",
                new Piece(PackageUrl.TryParse(finding.Purl, out var purl, out _) ? $"{purl.Name} {purl.Version}" : finding.Purl, Ink.Accent),
                session.Say(ScanTexts.FixedIn(string.Join(", ", finding.FixedIn))),
                new Piece(finding.KevListedOn is { } day ? session.Say(ScanTexts.Exploited(NodaTime.Text.LocalDatePattern.Iso.Format(day))) : "", Ink.Strong));
        grid.Write(narrator.Screen);
    }

    private async Task ClocksAsync(CaseId about)
    {
        narrator.Step(DemoTexts.Clock, DemoTexts.FirstAnswer);
        await DutiesAsync(about);
        await desk.DoAsync(new SayCircumstance(about, desk.Circumstance(Circumstances.PubliclyDisclosed), Circumstances.Yes, "The advisory has been public since 2021."));
        await desk.DoAsync(new SayCircumstance(about, desk.Circumstance(Circumstances.ActivelyExploited), Circumstances.Yes, "Requests with JNDI lookups in a customer's gateway log."));
        await desk.DoAsync(new SayCircumstance(about, desk.Circumstance(Circumstances.InUpstreamComponent), Circumstances.Yes, "log4j-core is maintained by Apache."));
        await desk.DoAsync(new SayCircumstance(about, desk.Circumstance("cnEndangersNationalSecurity"), Circumstances.No, "A gateway for small offices."));
        desk.Clock.MoveTo(Start + Duration.FromMinutes(95));
        narrator.Screen.Blank();
        narrator.Say(DemoTexts.Answered);
        await DutiesAsync(about);
    }

    private async Task ReportAsync(CaseId about)
    {
        var author = await desk.HireAsync(company, "J. Ortiz", "DE", PersonRole.Reporter);
        var approver = await desk.HireAsync(company, "W. Chen", "CN", PersonRole.Approver);
        var ministry = await ApprovedAsync(about, MinistryRule, Ministry, DemoTexts.MinistryFields, author, approver);
        await ApprovedAsync(about, PlatformRule, Platform, DemoTexts.PlatformFields, author, approver);
        var version = await VersionAsync(ministry);
        narrator.Step(DemoTexts.Report, DemoTexts.Reported(author.Name, approver.Name));
        narrator.Quote(Encoding.UTF8.GetString(version.Bytes), 9);
        await File.WriteAllBytesAsync(Path.Combine(folder, "report-miit-nvdb.zh.txt"), version.Bytes, cancellation);

        desk.Clock.MoveTo(Start + Duration.FromHours(5));
        var filedAt = desk.Clock.GetCurrentInstant();
        await desk.DoAsync(new RecordFiling(
            ministry.Id, 1, filedAt, Desk.Shanghai, "www.nvdb.org.cn", "", approver.Sign(SubmissionAction.RecordFiling, ministry, version), desk.Laws));
        desk.Clock.MoveTo(filedAt + Duration.FromMinutes(4));
        await desk.DoAsync(new RecordAcknowledgement(
            ministry.Id, desk.Clock.GetCurrentInstant(), Desk.Shanghai, "demo-receipt-1", "Receipt, self-written for the demo\n"u8.ToArray()));
        narrator.Screen.Blank();
        narrator.Say(DemoTexts.Filed(approver.Name));
        await DutiesAsync(about);
    }

    private async Task<Submission> ApprovedAsync(
        CaseId about, string rule, string recipient, IReadOnlyDictionary<string, string> values, Colleague author, Colleague approver)
    {
        var id = await desk.DoAsync(new DraftSubmission(about, rule, recipient, values, desk.Laws));
        var submission = await SubmissionAsync(id);
        var version = await VersionAsync(submission);
        await desk.DoAsync(new RequestReview(id, 1, author.Sign(SubmissionAction.RequestReview, submission, version)));
        await desk.DoAsync(new ApproveSubmission(id, 1, approver.Sign(SubmissionAction.Approve, submission, version)));
        return submission;
    }

    private async Task ProveAsync(CaseId about)
    {
        var bundle = await desk.ProveAsync(about, (session, token) => SubmissionProof.OfAsync(session, about, token));
        await File.WriteAllBytesAsync(Path.Combine(folder, "case-0001.proof.zip"), bundle, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "log.vkey"), $"{desk.LogKey}\n", cancellation);
        var report = BundleVerifier.Verify(new MemoryStream(bundle), [desk.LogKey]);
        narrator.Step(DemoTexts.Prove, DemoTexts.Proven(
            report.Checks.Count(check => check.Outcome == BundleOutcome.Passed),
            report.Checks.Count(check => check.Outcome == BundleOutcome.Failed),
            report.Checks.Count(check => check.Outcome == BundleOutcome.NotChecked)));
        if (report.Verdict != BundleVerdict.Verified) throw new InvalidOperationException($"The story's own proof does not verify: {report.Verdict}");
    }

    private async Task DutiesAsync(CaseId about)
    {
        var ready = await desk.ReadAsync((session, token) => ReadyTexts.OfAsync(session, about, token));
        DutiesTable.Write(narrator.Screen, narrator.Session, await desk.AnswerAsync(about), ready, Desk.Berlin);
    }

    private async Task<Submission> SubmissionAsync(SubmissionId id) =>
        await desk.ReadAsync((session, token) => SubmissionStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException("The draft is not there.");

    private async Task<SubmissionVersion> VersionAsync(Submission submission) =>
        await desk.ReadAsync((session, token) => SubmissionStore.FindVersionAsync(session, submission, 1, token))
        ?? throw new InvalidOperationException("The version is not there.");
}
