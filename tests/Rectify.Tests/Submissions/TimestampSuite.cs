using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Rectify.Ledger;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Bundles;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Timestamps;
using Rectify.Testing;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

/// <summary>Time stamps over what was filed, of an authority that <c>openssl ts</c> runs on loopback.</summary>
public abstract class TimestampSuite(StoreFixture store) : FiledReports(store), IDisposable
{
    private readonly LocalAuthority authority = Started();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task What_was_filed_is_stamped_and_the_proof_carries_tokens_that_openssl_accepts_too()
    {
        var report = await FiledAsync("stamped");
        await NumberAsync();
        Assert.Equal(1, await TickAsync());
        await NumberAsync();
        Assert.Equal(1, await TickAsync()); // the checkpoint, once the log holds what was stamped
        Assert.Equal(0, await TickAsync());

        var bundle = await BundleAsync(report.Case);
        using var root = X509CertificateLoader.LoadCertificateFromFile(authority.CertificateFile);
        var reading = BundleVerifier.Read(new MemoryStream(bundle), [Log.Key], authorities: [root]);
        Assert.Equal(BundleVerdict.Verified, reading.Report.Verdict);
        var stamps = reading.Report.Checks.Where(check => check.Code == BundleCheckCode.Timestamp).ToList();
        Assert.All(stamps, check => Assert.Equal(BundleOutcome.Passed, check.Outcome));
        Assert.Equal(2, stamps.Count);
        Assert.DoesNotContain(reading.Report.Checks, check => check.Code == BundleCheckCode.Time);

        Assert.True(StoredZip.TryRead(bundle, 1000, out var members, out _));
        byte[] At(string path) => members.Single(member => member.Path == path).Bytes.ToArray();
        foreach (var (stamp, over) in stamps.Select(check => (check.Subject, check.Arguments[0])))
        {
            var (accepted, says) = authority.Verify(At(over), At(stamp));
            Assert.True(accepted, says);
            var changed = At(over);
            changed[^2] ^= 1;
            Assert.False(authority.Verify(changed, At(stamp)).Accepted);
        }
    }

    [Fact]
    public async Task Authority_that_does_not_answer_is_asked_again_later_and_the_filing_stands()
    {
        authority.IsDown = true;
        var report = await FiledAsync("down");
        Assert.Equal(1, await TickAsync());
        Assert.Equal(0, await TickAsync()); // not before its time
        var noted = Assert.Single(await StampsAsync(report));
        Assert.Equal((null, 1), (noted.Token, noted.Attempts));
        Assert.Contains("RCT-TSA-001", noted.Problem, StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Dispatched, (await ReadAsync((session, token) => SubmissionStore.FindAsync(session, report.Id, token)))?.State);

        Clock.Advance(SubmissionTimestamp.PauseAfter(1));
        Assert.Equal(1, await TickAsync());
        Assert.Equal(2, Assert.Single(await StampsAsync(report)).Attempts);

        authority.IsDown = false;
        Clock.Advance(SubmissionTimestamp.PauseAfter(2));
        Assert.Equal(1, await TickAsync());
        var stamped = Assert.Single(await StampsAsync(report));
        Assert.NotNull(stamped.Token);
        Assert.Null(stamped.Problem);
    }

    [Fact]
    public async Task Token_by_another_authority_than_the_one_that_is_trusted_is_not_kept()
    {
        using var other = new LocalAuthority("Somebody else");
        using var root = X509CertificateLoader.LoadCertificateFromFile(other.CertificateFile);
        var report = await FiledAsync("other");
        await TickAsync([root]);
        Assert.Contains("RCT-TSA-003", Assert.Single(await StampsAsync(report)).Problem, StringComparison.Ordinal);
        Clock.Advance(Duration.FromHours(6));
        await TickAsync();
    }

    public void Dispose()
    {
        client.Dispose();
        authority.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 360)]
    [InlineData(1000, 360)]
    public void Pauses_double_up_to_six_hours(int attempts, int minutes) => Assert.Equal(Duration.FromMinutes(minutes), SubmissionTimestamp.PauseAfter(attempts));

    private static LocalAuthority Started()
    {
        if (LocalAuthority.SkipReason is { } reason) Assert.Skip(reason);
        return new();
    }

    private async Task<Report> FiledAsync(string name)
    {
        var desk = await DeskAsync(name);
        var report = await ApprovedAsync(desk, name);
        await FiledAsync(desk, report, Clock.GetCurrentInstant(), "N-1", acknowledged: false);
        return report;
    }

    private async Task<int> TickAsync(IReadOnlyCollection<X509Certificate2>? trusted = null)
    {
        var rounds = new TimestampRounds(Store.Database, Store.Commands, new TimestampAuthority(client, authority.Url, null, trusted ?? [], new RepeatableRandom()), "here");
        Assert.True((await rounds.TickAsync(Clock.GetCurrentInstant(), None)).Succeeded(out var count, out var problems), problems?.ToString());
        return count;
    }

    private Task<IReadOnlyList<SubmissionTimestamp>> StampsAsync(Report report) => ReadAsync(async (session, token) =>
        await TimestampStore.ListAsync(session, await SubmissionStore.FindAsync(session, report.Id, token) ?? throw new InvalidOperationException(), token));
}

public sealed class Timestamps_on_sqlite(SqliteFixture store) : TimestampSuite(store), IClassFixture<SqliteFixture>;

public sealed class Timestamps_on_postgresql(PostgresFixture store) : TimestampSuite(store), IClassFixture<PostgresFixture>;
