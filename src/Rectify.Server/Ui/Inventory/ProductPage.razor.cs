using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Inventory;

/// <summary>One product.</summary>
public partial class ProductPage : LivePage
{
    private const int Most = 200;

    private Shown? shown;
    private Editing<ProductDraft>? editing;
    private Problems? problems, refused;
    private string version = "", releasedOn = "";
    private bool missing;

    /// <summary>Its id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private string Form => $"products/{Id}/edit";

    private bool MayEdit => Here.Is(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        await Here.Instance.Findings.FollowAsync(Gone);
        shown = !Foundation.Id.TryParse(Id, out var key) ? null : await Here.ReadAsync(async (reading, token) =>
        {
            if (await ProductStore.FindAsync(reading, new ProductId(key), token) is not { } product) return null;
            var releases = (await ProductStore.NewestReleasesAsync(reading, [product.Id], Most, token))[product.Id].ToList();
            var counts = Here.Instance.Findings.CountIn(releases.Select(release => (AssetId)release.Id));
            return new Shown(
                product, (await OrganisationStore.FindAsync(reading, product.Provider, token))?.Name ?? "", releases,
                (await ProductStore.CountReleasesAsync(reading, [product.Id], token)).GetValueOrDefault(product.Id), counts);
        }, Gone);
        missing = shown is null;
    }

    private async Task SaveAsync()
    {
        if (shown is not { } known || editing is not { } edit) return;
        problems = await edit.SaveAsync(
            Here, edit.Typed.ToEdit(known.Product.Id),
            async (reading, token) => await ProductStore.FindAsync(reading, known.Product.Id, token) is { } now ? ProductDraft.Of(now) : null, Gone);
        if (problems is not null) return;
        await LeaveAsync();
        await AgainAsync();
    }

    private Task LeaveAsync()
    {
        (editing, problems) = (null, null);
        return Here.DoneWithAsync(Form, Gone);
    }

    private async Task RegisterAsync()
    {
        if (shown is not { } known) return;
        LocalDate? day = LocalDatePattern.Iso.Parse(releasedOn) is { Success: true } read ? read.Value : null;
        if (!(await Here.DoAsync(new RegisterRelease(known.Product.Id, version, Scan: null, day), Gone)).Succeeded(out var release, out refused)) return;
        await Here.DoneWithAsync($"{Form}-release", Gone);
        Navigation?.NavigateTo(Addresses.Of(release));
    }

    private string Or(string said) => said.Length > 0 ? said : T(InventoryPageTexts.NobodySaid);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Shown(Product Product, string Provider, IReadOnlyList<Release> Releases, long ReleaseCount, IReadOnlyDictionary<AssetId, FindingCounts> Counts)
    {
        public FindingCounts All => Counts.Values.Aggregate(default(FindingCounts), (sum, each) => sum + each);
    }
}
