using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Inventory;

/// <summary>One release.</summary>
public partial class ReleasePage : LivePage
{
    private const int Others = 200;

    private Shown? shown;
    private Editing<ReleaseDraft>? editing;
    private Problems? problems;
    private bool missing;

    /// <summary>Its id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The id of the release that it is compared with; the one registered before it without one.</summary>
    [SupplyParameterFromQuery]
    public string? With { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool MayEdit => Here.Is(PersonRole.Analyst, PersonRole.Manager);

    private string HandInAddress => $"/inventory/intakes?for=release:{Id}";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        await Here.Instance.Findings.FollowAsync(Gone);
        shown = !Foundation.Id.TryParse(Id, out var key) ? null : await Here.ReadAsync(async (reading, token) =>
        {
            var id = new ReleaseId(key);
            if (await AssetStore.FindAsync(reading, id, token) is not Asset.OfRelease asset) return null;
            var others = (await ProductStore.NewestReleasesAsync(reading, [asset.Product.Id], Others, token))[asset.Product.Id].Where(release => release.Id != id).ToList();
            var with = others.FirstOrDefault(release => release.Id.ToString() == With)
                ?? others.FirstOrDefault(release => release.Id.Value < key) ?? others.FirstOrDefault();
            var components = await ComponentStore.OfAssetAsync(reading, id, token);
            var known = new Shown(
                asset, components, Here.Instance.Findings.CountIn([id]).GetValueOrDefault(id), await CaseStore.OfAssetAsync(reading, id, token), others, with);
            if (with is null) return known;
            var before = await ComponentStore.OfAssetAsync(reading, with.Id, token);
            var (had, has) = (Named(await FindingStore.OfAssetAsync(reading, with.Id, token)), Named(await FindingStore.OfAssetAsync(reading, id, token)));
            return known with
            {
                Difference = ComponentChanges.Between(Packages(before), Packages(components)), NewFindings = [.. has.Except(had)], GoneFindings = [.. had.Except(has)],
            };
        }, Gone);
        missing = shown is null;
    }

    private void Edit()
    {
        if (shown is { } known) editing = new(ReleaseDraft.Of(known.Asset.Release), ReleaseDraft.Of(known.Asset.Release));
    }

    private async Task SaveAsync()
    {
        if (shown is not { } known || editing is not { } edit) return;
        var id = known.Asset.Release.Id;
        problems = await edit.SaveAsync(
            Here, edit.Typed.ToEdit(id), async (reading, token) => await ProductStore.FindReleaseAsync(reading, id, token) is { } now ? ReleaseDraft.Of(now) : null, Gone);
        if (problems is not null) return;
        editing = null;
        await AgainAsync();
    }

    private void Leave() => (editing, problems) = (null, null);

    private void Compare(ChangeEventArgs change) => Navigation?.NavigateTo(Navigation.GetUriWithQueryParameter("with", change.Value?.ToString()), replace: true);

    private static IEnumerable<PackageVersion> Packages(AssetComponents? components) => components?.Occurrences.Select(each => each.Package) ?? [];

    /// <summary>What is there, each vulnerability in each package once: a new version of a package has the same finding or has it no more.</summary>
    private static List<string> Named(IReadOnlyList<Finding> findings) =>
        [.. findings.Where(finding => finding.GoneAt is null).Select(finding => $"{finding.Name} · {Package(finding)}").Distinct().Order(StringComparer.Ordinal)];

    private static string Package(Finding finding) => finding.Purl.Length == 0 ? finding.Place : finding.Purl.Split('@')[0];

    private static string Called(PackageVersion version) => $"{version.Name} {version.Version}".TrimEnd();

    private static string Called(ComponentChange change) =>
        $"{change.Name} {string.Join(", ", change.Before.Select(version => version.Version ?? "?"))} → {string.Join(", ", change.Now.Select(version => version.Version ?? "?"))}";

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Shown(
        Asset.OfRelease Asset, AssetComponents? Components, FindingCounts Counts, IReadOnlyList<Case> Cases, IReadOnlyList<Release> Others, Release? With)
    {
        public ComponentChanges? Difference { get; init; }

        public IReadOnlyList<string> NewFindings { get; init; } = [];

        public IReadOnlyList<string> GoneFindings { get; init; } = [];
    }
}
