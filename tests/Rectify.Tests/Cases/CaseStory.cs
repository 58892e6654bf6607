using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

/// <summary>What the suites on cases begin with: a gateway that is sold in two jurisdictions, and words for what happens to it.</summary>
public abstract class CaseStory(StoreFixture store) : StoreTests(store)
{
    protected static Laws Laws { get; } = new(RuleBook.Embedded(), Profile.Unstated);

    /// <summary>2026-12-11T10:20+01:00, a Friday.</summary>
    protected static Instant Friday { get; } = Instant.FromUtc(2026, 12, 11, 9, 20);

    protected static DateTimeZone Brussels { get; } = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    protected static Occurrence OnFriday { get; } = Occurrence.At(Friday, Brussels);

    protected async Task<AssetId> GatewayAsync(string name, params string[] markets)
    {
        var provider = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE"));
        var product = await DoneAsync(new RegisterProduct(name, provider, markets));
        return await DoneAsync(new RegisterRelease(product, "4.2", Scans.Sbom(Scans.Log4j)));
    }

    protected Task<CaseId> OpenAsync(string title, params AssetId[] assets) =>
        DoneAsync(new OpenCase(title, CaseKind.Vulnerability, assets, ["CVE-2021-44228"]));

    protected async Task<CaseAnswer> AnswerAsync(CaseId id, Instant? now = null)
    {
        var answer = await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, id, Laws, now ?? Clock.GetCurrentInstant(), token));
        return Assert.IsType<CaseAnswer>(answer);
    }

    protected static Obligation Open(CaseAnswer answer, string rule) => Assert.Single(answer.Evaluation.Obligations, duty => duty.RuleId == rule && duty.IsOpen);

    /// <summary>The clock of the fixture never goes back.</summary>
    protected void At(Instant instant)
    {
        if (Clock.GetCurrentInstant() < instant) Clock.Reset(instant);
    }
}
