using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

/// <summary>A desk that files reports to the ministry's platform, and the proof of each.</summary>
public abstract class FiledReports(StoreFixture store) : StoreTests(store)
{
    private const string RuleId = "cn.rmsv.7.2.report", Ministry = "cn.miit.nvdb";

    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);
    private static readonly Dictionary<string, string> Said = new() { ["product_model"] = "GW-4" };

    protected static Instant Discovered { get; } = Instant.FromUtc(2026, 11, 22, 9, 0);

    /// <summary>The key of the store's log.</summary>
    protected static NotePrivateKey Log { get; } = NotePrivateKey.Generate("bundled.test/log", bytes => bytes.Fill(5));

    /// <summary>Numbers what was recorded.</summary>
    protected async Task NumberAsync()
    {
        var known = await Store.Database.WriteAsync<int>(Viewer.Machine, async (session, token) =>
        {
            if (await LogStore.PresentKeyAsync(session, token) is null) await LogStore.AddKeyAsync(session, new LogKey(Log.Key, 1, 0), Clock.GetCurrentInstant(), token);
            return 0;
        }, None);
        Assert.True(known.Succeeded(out _, out var problems), problems?.ToString());
        Assert.True((await new Sequencer(Store.Database, Log, Clock, "bundled").DrainAsync(None)).Succeeded(out _, out problems), problems?.ToString());
    }

    protected sealed record Desk(OrganisationId Entity, ReleaseId Release, NotePrivateKey Author, NotePrivateKey Approver);

    protected sealed record Report(CaseId Case, SubmissionId Id);

    protected async Task<Desk> DeskAsync(string name)
    {
        if (Clock.GetCurrentInstant() < Discovered) Clock.Reset(Discovered);
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Nanhai {name}", "CN"));
        var product = await DoneAsync(new RegisterProduct($"Gateway {name}", entity, ["CN"]));
        var (author, approver) = (await KeyAsync(entity, $"Author {name}", 21), await KeyAsync(entity, $"Approver {name}", 22));
        return new(entity, await DoneAsync(new RegisterRelease(product, "4.2")), author, approver);
    }

    protected async Task<NotePrivateKey> KeyAsync(OrganisationId entity, string name, byte seed)
    {
        var person = await DoneAsync(new RegisterPerson(name, entity, "CN"));
        await DoneAsync(new GrantRole(person, PersonRole.Approver));
        var key = NotePrivateKey.Generate("person", bytes =>
        {
            bytes.Fill(seed);
            for (var i = 0; i < Math.Min(name.Length, bytes.Length); i++) bytes[i] = (byte)name[i];
        });
        await DoneAsync(new EnrolKey(person, [.. key.Key.PublicKey], "laptop"));
        return key;
    }

    protected async Task<Report> ApprovedAsync(Desk desk, string name)
    {
        var opened = await DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [desk.Release], ["CVE-2021-44228"]));
        await DoneAsync(new RecordFact(opened, FactKind.Discovered, Occurrence.At(Discovered, Shanghai)));
        var id = await DoneAsync(new DraftSubmission(opened, RuleId, Ministry, Said, Laws));
        await DoneAsync(new RequestReview(id, 1, await SignAsync(desk.Author, id, SubmissionAction.RequestReview)));
        await DoneAsync(new ApproveSubmission(id, 1, await SignAsync(desk.Approver, id, SubmissionAction.Approve)));
        return new(opened, id);
    }

    protected async Task FiledAsync(Desk desk, Report report, Instant at, string reference, bool acknowledged)
    {
        if (Clock.GetCurrentInstant() < at) Clock.Reset(at);
        await DoneAsync(new RecordFiling(report.Id, 1, at, Shanghai, "www.nvdb.org.cn", reference, await SignAsync(desk.Approver, report.Id, SubmissionAction.RecordFiling), Laws));
        if (acknowledged) await DoneAsync(new RecordAcknowledgement(report.Id, at, Shanghai, reference, Encoding.UTF8.GetBytes($"received {reference}")));
    }

    protected async Task<KeySignature> SignAsync(NotePrivateKey key, SubmissionId id, SubmissionAction act)
    {
        var (submission, version) = await ReadAsync(async (session, token) =>
        {
            var found = await SubmissionStore.FindAsync(session, id, token) ?? throw new InvalidOperationException();
            return (found, await SubmissionStore.FindVersionAsync(session, found, 1, token) ?? throw new InvalidOperationException());
        });
        return new([.. key.Key.PublicKey], key.Sign(SignedAct.Statement(act, submission, version)));
    }

    protected async Task<byte[]> BundleAsync(CaseId id, IReadOnlyList<RuleFile>? law = null, SignedNote? since = null)
    {
        var answer = await DoneAsync(new RecordAnswer(id, Laws));
        await NumberAsync();
        var written = await ReadAsync(async (session, token) =>
            await CaseProof.WriteAsync(session, answer, [await SubmissionProof.OfAsync(session, id, token)], law ?? RuleBook.EmbeddedFiles(), since, token));
        Assert.True(written.Succeeded(out var bundle, out var problems), problems?.ToString());
        return bundle;
    }
}
