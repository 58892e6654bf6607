using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Cases.Duties;
using Rectify.Cases.Notes;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Scanning.Sources;
using Rectify.Server.Hosting;
using Rectify.Server.Tests;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Testing;

namespace Rectify.Pages.Tests;

/// <summary>
/// A house in the middle of its work, so that every page has something to show: a gateway with log4j-core inside, an order system in two places, a case whose
/// clocks run, one that is closed, signals that wait for a yes or a no.
/// </summary>
/// <param name="Company">The organisation.</param>
/// <param name="Manager">J. Ortiz in Germany: manager, analyst, coordinator, reporter.</param>
/// <param name="Outsider">W. Chen in China: reader and analyst, named on no closed case.</param>
/// <param name="Auditor">Reads the record.</param>
/// <param name="Administrator">Sets up people.</param>
/// <param name="Gateway">The product.</param>
/// <param name="Release">Gateway 4.2.</param>
/// <param name="Orders">The order system.</param>
/// <param name="Case">log4j-core in Gateway 4.2.</param>
/// <param name="Closed">A case that only the manager sees.</param>
internal sealed record Story(
    OrganisationId Company, PersonId Manager, PersonId Outsider, PersonId Auditor, PersonId Administrator, ProductId Gateway, ReleaseId Release, SystemId Orders, CaseId Case, CaseId Closed)
{
    /// <summary>log4shell in the order system.</summary>
    public FindingId Finding { get; init; }

    /// <summary>The early warning to the EU platform, which the manager writes.</summary>
    public SubmissionId Draft { get; init; }

    /// <summary>The report to the ministry's platform, approved and not filed.</summary>
    public SubmissionId Approved { get; init; }

    /// <summary>A newspaper's claim, which waits for a yes or a no.</summary>
    public SignalId Signal { get; init; }

    /// <summary>What only those who are named on the closed case may read.</summary>
    public const string Marker = "Marker-of-the-closed-case";

    /// <summary>Tells it to a server.</summary>
    public static async Task<Story> TellAsync(RunningServer server)
    {
        var company = await server.DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Hanse Gateways", "DE"));
        var apache = await server.DoneAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Apache Logging Services"));
        var manager = await HireAsync("J. Ortiz", "DE", PersonRole.Manager, PersonRole.Analyst, PersonRole.Coordinator, PersonRole.Reporter);
        var outsider = await HireAsync("W. Chen", "CN", PersonRole.Reader, PersonRole.Analyst);
        var auditor = await HireAsync("A. Novak", "CZ", PersonRole.Auditor);
        var administrator = await HireAsync("R. Admin", "DE", PersonRole.Administrator);

        var scan = Scanner.Scan(new DiskTree(Repository.PathOf("demo/gateway/gateway-4.2.cdx.json")), BudgetLimits.Default, null, CancellationToken.None);
        var gateway = await server.DoneAsync(new RegisterProduct("Gateway", company, ["CN", "EU"], ProductClass.ImportantClassI));
        var release = await server.DoneAsync(new RegisterRelease(gateway, "4.2", scan));
        await server.DoneAsync(new RegisterRelease(gateway, "4.1", scan with { Components = [.. scan.Components.Skip(1)] }));
        var orders = await server.DoneAsync(new RegisterSystem("Order system", company, ["CN"], Exposure.Internet, ProtectionLevel: 3));
        await server.DoneAsync(new RegisterSystem("Staff portal", company, ["DE"], Exposure.Internal));
        await server.DoneAsync(new IngestComponents(orders, scan with { Components = [.. scan.Components.Where(component => component.Name == "log4j-core")] }));

        var laws = await server.Instance.LawsAsync(CancellationToken.None);
        var about = await server.DoneAsync(new OpenCase("log4j-core in Gateway 4.2", CaseKind.Vulnerability, [release, orders], ["CVE-2021-44228"]));
        await server.DoneAsync(new NameParty(about, "upstream", apache));
        var closed = await server.DoneAsync(new OpenCase($"{Marker}: authentication bypass in Gateway", CaseKind.Vulnerability, [release], ["INT-2026-7"], [manager]));
        // The server follows the advisories as soon as they are there, and may open a case for what it finds: ours have their numbers before that.
        server.ImportAdvisories();
        foreach (var asset in new AssetId[] { release, orders }) await Uploads.MatchAsync(server.Instance, asset, Instance.Self, CancellationToken.None);
        var listed = (await ReadAsync(SignalStore.WaitingAsync)).First(signal => signal.Vulnerability == "CVE-2021-44228");
        if (listed.Case is null) await server.DoneAsync(new ConfirmSignal(listed.Id, about));
        else foreach (var kind in listed.Kinds) await server.DoneAsync(new RecordFact(about, kind, listed.Occurred));
        await server.DoneAsync(new RecordFact(about, FactKind.Aware, Occurrence.At(server.Clock.GetCurrentInstant() - Duration.FromHours(20), DateTimeZone.Utc)) { HowKnown = "The signal was read by the person on duty." });
        await SayAsync(about, "publiclyDisclosed", "yes", "The advisory has been public since 2021.");
        await SayAsync(about, "activelyExploited", "yes", "Requests with JNDI lookups in a customer's gateway log.");
        await SayAsync(about, "inUpstreamComponent", "yes", "log4j-core is maintained by Apache.");
        var participant = await server.DoneAsync(new NameParticipant(about, apache, [CoordinationRole.Vendor], "security@logging.example"));
        await server.DoneAsync(new ProposeEmbargo(about, server.Clock.GetCurrentInstant() + Duration.FromDays(30), "Europe/Berlin", participant));
        await server.DoneAsync(new OpenTask(about, new TaskPlan("Build Gateway 4.2.1 with log4j-core 2.17.1", manager, new TaskDue(server.Clock.GetCurrentInstant() + Duration.FromHours(30), "Europe/Berlin"), default)));
        await server.DoneAsync(new WriteNote(about, "The fix is in review. @J. Ortiz please confirm the release date."));

        var draft = await AsManagerAsync(new DraftSubmission(about, "eu.cra.aev.ew", "eu.cra.srp", new Dictionary<string, string>(), laws));
        var approved = await AsManagerAsync(new DraftSubmission(about, "cn.rmsv.7.2.report", "cn.miit.nvdb", new Dictionary<string, string> { ["harm"] = "远程代码执行，可完全控制网关" }, laws)
        {
            Beside = new Dictionary<string, string> { ["harm"] = "Remote code execution, full control of the gateway" },
        });
        await AsManagerAsync(new ApproveAlone(approved, 1, "Nobody else is in the house before the clock ends."));
        await server.DoneAsync(new RecordFact(closed, FactKind.Discovered, Occurrence.At(server.Clock.GetCurrentInstant() - Duration.FromHours(3), DateTimeZone.Utc)) { HowKnown = $"{Marker}: found in a code review." });
        await server.DoneAsync(new WriteNote(closed, $"{Marker}: keep this quiet until the fix is out."));
        var press = await server.DoneAsync(new RaiseSignal("press", "A newspaper says that gateways are being attacked.", [FactKind.PublicAware], Occurrence.At(server.Clock.GetCurrentInstant(), DateTimeZone.Utc), [release]));
        var found = await ReadAsync((session, token) => FindingStore.OfAssetAsync(session, orders, token));
        return new(company, manager, outsider, auditor, administrator, gateway, release, orders, about, closed) { Finding = found.First(finding => finding.Name == "CVE-2021-44228").Id, Draft = draft, Approved = approved, Signal = press };

        async Task<PersonId> HireAsync(string name, string country, params PersonRole[] roles) => await server.DoneAsync(new RegisterPerson(name, company, country, [.. roles]));

        async Task<T> AsManagerAsync<T>(ICommand<T> command)
        {
            var done = await server.Instance.DoAsync(command, new Actor(manager.ToString(), ActorStrength.Session), CancellationToken.None);
            Assert.True(done.Succeeded(out var value, out var problems), problems?.ToString());
            return value;
        }

        Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => server.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None);

        Task<Done> SayAsync(CaseId id, string circumstance, string answer, string reason) =>
            server.DoneAsync(new SayCircumstance(id, laws.Rules.Terms.Circumstances[circumstance], answer, reason));
    }
}
