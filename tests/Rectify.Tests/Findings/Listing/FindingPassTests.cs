using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Tests.Findings.Listing;

public class FindingPassTests
{
    private const int Vulnerabilities = 40, Assets = 25, Products = 4;

    private static VulnerabilityId Vulnerability(int number) => new(new Id((UInt128)number));

    private static AssetId Asset(int number) => new((AssetKind)(number % 2), new Id((UInt128)number));

    private static ProductId Product(int number) => new(new Id((UInt128)number));

    [Fact]
    public void Any_list_is_what_sorting_and_counting_everything_one_by_one_gives()
    {
        var random = new Random(19);
        for (var run = 0; run < 60; run++)
        {
            var (columns, all) = Fill(random, random.Next(400));
            var concerns = Cases(random);
            var (filter, sort) = (Filter(random), (FindingSort)random.Next(3));
            var expected = all.Values.Where(one => Fits(one, filter, concerns)).OrderByDescending(one => Key(one, sort, concerns)).ThenBy(one => one.Id.Value).Select(one => new FindingId(one.Id)).ToList();

            var (seen, size) = (new List<FindingId>(), random.Next(1, 60));
            for (FindingCursor? after = null; ;)
            {
                var page = new FindingPass(columns, new FindingRequest(filter, sort, size, after), concerns).Run();
                Assert.Equal(expected.Count, page.Total);
                seen.AddRange(page.Page);
                if (page.Next is not { } next) break;
                Assert.Equal(size, page.Page.Count);
                Assert.True(FindingCursor.TryParse(next.ToString(), out var read));
                after = read;
            }
            Assert.Equal(expected, seen);
        }
    }

    [Fact]
    public void More_findings_than_a_block_has_are_listed_and_counted_over_all_blocks()
    {
        var columns = new FindingColumns();
        for (var i = 0; i < 150_000; i++)
            columns.Put(new ListedFinding(new Id((UInt128)i), Asset(i % Assets), Vulnerability(i % Vulnerabilities), Traits.Of(i == 140_000 ? FindingRating.Critical : FindingRating.Low, 0, 0, false, i % 3 == 0, false)));
        columns.PutScore(Vulnerability(7), 900_000);
        var page = new FindingPass(columns, new FindingRequest(new FindingFilter(), FindingSort.Severity, 3), Concerns.None).Run();
        Assert.Equal(100_000, page.Total);
        Assert.Equal([140_000, 7, 47], page.Page.Select(id => (int)id.Value.Value));
    }

    [Fact]
    public void A_finding_that_is_put_again_is_the_same_row_as_it_is_now()
    {
        var random = new Random(3);
        var (columns, all) = Fill(random, 5_000);
        Assert.Equal(all.Count, columns.Count);
        foreach (var (id, traits, _, asset, _) in columns.All()) Assert.Equal((all[id].Traits, all[id].Asset), (traits, asset));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-01arz3ndektsv4rrffq69g5fav")]
    [InlineData("1-nothing")]
    [InlineData("zz-01arz3ndektsv4rrffq69g5fav")]
    [InlineData("11111111111111111-01arz3ndektsv4rrffq69g5fav")]
    public void What_is_no_cursor_is_not_read(string text) => Assert.False(FindingCursor.TryParse(text, out _));

    [Fact]
    public void Every_event_that_says_something_of_findings_is_followed()
    {
        var said = typeof(Finding).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Rectify.Findings", StringComparison.Ordinal) == true && type.IsAssignableTo(typeof(Rectify.Ledger.IEvent)))
            .Select(type => ((Rectify.Ledger.IEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Type);
        // What a document changes, "statements.applied" says; what a scan changes, "system.scanned".
        string[] ofOthers = ["vex.imported", "scan.handedIn", "scan.moved"];
        string[] ofSystems = ["system.edited"]; // who can reach what is found in it
        Assert.Equal(TouchedFindings.Types.Concat(ofOthers).Order(StringComparer.Ordinal), said.Concat(ofSystems).Order(StringComparer.Ordinal));
    }

    private static (FindingColumns Columns, Dictionary<Id, ListedFinding> All) Fill(Random random, int puts)
    {
        var columns = new FindingColumns();
        var all = new Dictionary<Id, ListedFinding>();
        for (var i = 0; i < puts; i++)
        {
            // Some ids come again, and have another vulnerability after two turned out to be one.
            var id = new Id((UInt128)random.Next(puts) << 64 | (UInt128)(uint)random.Next(2));
            var traits = Traits.Of((FindingRating)random.Next(6), (FindingStatus)random.Next(7), random.Next(3) is < 2 and var verdict ? (Verdict)verdict : null, random.Next(2) > 0, random.Next(2) > 0, random.Next(2) > 0);
            columns.Put(all[id] = new ListedFinding(id, Asset(random.Next(Assets)), random.Next(8) == 0 ? null : Vulnerability(random.Next(Vulnerabilities)), traits));
        }
        for (var i = 0; i < Vulnerabilities; i += 2) columns.PutScore(Vulnerability(i), Score(i));
        for (var i = 0; i < Assets; i++) columns.PutAsset(Asset(i), Listed(i));
        return (columns, all);
    }

    // Every second vulnerability has none.
    private static int Score(int number) => number % 2 > 0 ? -1 : number * 25_641;

    private static ListedAsset Listed(int number) =>
        number % 2 == (int)AssetKind.Release ? new ListedAsset(Product(number % Products), null) : new ListedAsset(null, (Exposure)(number / 2 % 4));

    private static Concerns Cases(Random random) => new(
        Enumerable.Range(0, 5).Select(_ => Vulnerability(random.Next(Vulnerabilities + 3))).Distinct().ToDictionary(each => each, _ => ActBy(random)),
        Enumerable.Range(0, 60).Select(_ => (Vulnerability(random.Next(Vulnerabilities + 3)), Asset(random.Next(Assets + 3)))).Distinct().ToDictionary(each => each, _ => ActBy(random)));

    private static Instant? ActBy(Random random) => random.Next(3) == 0 ? null : Instant.FromUtc(2026, 11, 1, 0, 0) + Duration.FromSeconds(random.Next(20));

    private static FindingFilter Filter(Random random)
    {
        bool? Maybe() => random.Next(3) switch { 0 => true, 1 => false, _ => null };
        List<T>? Some<T>() where T : struct, Enum => random.Next(2) == 0 ? null : [.. Enum.GetValues<T>().Where(_ => random.Next(3) > 0)];
        return new FindingFilter
        {
            Ratings = Some<FindingRating>(),
            Statuses = Some<FindingStatus>(),
            Verdict = Maybe() is { } certain ? (certain ? Verdict.Affected : Verdict.CannotCompare) : null,
            Exploited = Maybe(),
            Fixable = Maybe(),
            Gone = Maybe(),
            LeastEpss = random.Next(4) == 0 ? 0.5m : null,
            Kind = Maybe() is { } release ? (release ? AssetKind.Release : AssetKind.System) : null,
            Exposures = random.Next(4) == 0 ? Some<Exposure>() : null,
            Asset = random.Next(8) == 0 ? Asset(random.Next(Assets)) : null,
            Product = random.Next(8) == 0 ? Product(random.Next(Products)) : null,
            Vulnerability = random.Next(8) == 0 ? Vulnerability(random.Next(Vulnerabilities + 5)) : null,
            IsWeakness = random.Next(4) == 0 ? Maybe() : null,
            InCase = Maybe(),
        };
    }

    private static int NumberOf(VulnerabilityId? id) => id is { } known ? (int)known.Value.Value : 1; // as what has no score

    private static ListedAsset ListedOf(AssetId id) => Listed((int)id.Value.Value);

    private static bool Fits(ListedFinding one, FindingFilter filter, Concerns concerns)
    {
        var (traits, listed) = (one.Traits, ListedOf(one.Asset));
        return (filter.Ratings is null || filter.Ratings.Contains(traits.Rating)) && (filter.Statuses is null || filter.Statuses.Contains(traits.Status))
            && (filter.Verdict is null || filter.Verdict == traits.Verdict) && (filter.Exploited is null || filter.Exploited == traits.IsExploited)
            && (filter.Fixable is null || filter.Fixable == traits.IsFixable) && (filter.Gone is null || filter.Gone == traits.IsGone)
            && (filter.LeastEpss is null || Score(NumberOf(one.Vulnerability)) >= filter.LeastEpss * 1_000_000m)
            && (filter.Kind is null || filter.Kind == one.Asset.Kind) && (filter.Exposures is null || filter.Exposures.Any(exposure => exposure == listed.Exposure))
            && (filter.Asset is null || filter.Asset == one.Asset) && (filter.Product is null || filter.Product == listed.Product)
            && (filter.Vulnerability is null || filter.Vulnerability == one.Vulnerability)
            && (filter.IsWeakness is null || filter.IsWeakness == one.Vulnerability is null)
            && (filter.InCase is null || filter.InCase == concerns.Of(one.Vulnerability, one.Asset).InCase);
    }

    private static (long, int, int) Key(ListedFinding one, FindingSort sort, Concerns concerns)
    {
        var (inCase, actBy) = concerns.Of(one.Vulnerability, one.Asset);
        var first = sort switch
        {
            FindingSort.ActBy => actBy is { } instant ? long.MaxValue - instant.ToUnixTimeSeconds() : inCase ? 1 : 0,
            FindingSort.Exposure => ListedOf(one.Asset).Exposure switch { Exposure.Internet => 4, Exposure.Unknown => 3, Exposure.Partners => 2, Exposure.Internal => 1, _ => 0 },
            _ => 0,
        };
        return (first, (int)one.Traits.Rating, Score(NumberOf(one.Vulnerability)));
    }
}
