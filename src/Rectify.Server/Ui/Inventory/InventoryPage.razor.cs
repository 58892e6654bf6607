using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Hosts;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Inventory;

/// <summary>The inventory: products with their newest releases, or systems.</summary>
public partial class InventoryPage : LivePage
{
    private const int Size = 50, Newest = 3;

    private Stock? stock;

    /// <summary><c>systems</c>; products without it.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>What names have in them.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Which page, from 0.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary>Who is affected by this?</summary>
    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool OfSystems => Show == "systems";

    private bool MayEdit => Here.Is(PersonRole.Analyst, PersonRole.Manager);

    private int PageNumber => Math.Clamp(Number ?? 0, 0, 1_000_000);

    private int First => PageNumber * Size;

    private LocalDate Today => Here.Now.InZone(Here.Zone).Date;

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        await Here.Instance.Findings.FollowAsync(Gone);
        stock = await Here.ReadAsync(async (reading, token) =>
        {
            var text = Q ?? "";
            var products = OfSystems ? [] : await ProductStore.SearchAsync(reading, text, First, Size, token);
            var systems = OfSystems ? await SystemStore.SearchAsync(reading, text, First, Size, token) : [];
            var releases = await ProductStore.NewestReleasesAsync(reading, products.Select(product => product.Id), Newest, token);
            var assets = products.SelectMany(product => releases[product.Id]).Select(release => (AssetId)release.Id).Concat(systems.Select(system => (AssetId)system.Id));
            return new Stock(
                await ProductStore.CountAsync(reading, text, token), await SystemStore.CountAsync(reading, text, token), products, releases,
                await ProductStore.CountReleasesAsync(reading, products.Select(product => product.Id), token), systems,
                (await DataHeldStore.OfSystemsAsync(reading, systems.Select(system => system.Id), token)).ToLookup(data => data.System),
                await HostStore.CountAsync(reading, systems.Select(system => system.Id), token),
                (await OrganisationStore.ListAsync(reading, token)).ToDictionary(known => known.Id, known => known.Name), Here.Instance.Findings.CountIn(assets));
        }, Gone);
    }

    private long Shown(Stock known) => OfSystems ? known.Systems : known.Products;

    private string At(bool systems, int page) => Navigation?.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["show"] = systems ? "systems" : null, ["page"] = page == 0 ? null : page,
    }) ?? "";

    private void Filter(ChangeEventArgs change) => Navigation?.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = change.Value?.ToString() is { Length: > 0 } text ? text : null, ["page"] = null }), replace: true);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Stock(
        long Products, long Systems, IReadOnlyList<Product> ProductPage, ILookup<ProductId, Release> Releases, IReadOnlyDictionary<ProductId, long> ReleaseCounts,
        IReadOnlyList<OperatedSystem> SystemPage, ILookup<SystemId, DataHeld> Data, IReadOnlyDictionary<SystemId, HostCount> Hosts,
        IReadOnlyDictionary<OrganisationId, string> Names, IReadOnlyDictionary<AssetId, FindingCounts> Counts)
    {
        public string Name(OrganisationId id) => Names.GetValueOrDefault(id, "");

        public FindingCounts Count(AssetId asset) => Counts.GetValueOrDefault(asset);

        public long ReleaseCount(ProductId product) => ReleaseCounts.GetValueOrDefault(product);
    }
}
