using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;

namespace Rectify.Server.Ui.Findings;

/// <summary>
/// The list of findings. The ids of all that fit, as far as anybody scrolls, are held in order; what a row says is read when it comes in sight.
/// </summary>
public partial class FindingsPage : LivePage
{
    private const int Most = 100_000;

    private static readonly (string, Text)[] YesOrNo = [("", FindingPageTexts.Any), ("true", FindingPageTexts.Yes), ("false", FindingPageTexts.No)];
    private static readonly (string, Text)[] Sorts = [.. Enum.GetValues<FindingSort>().Select(sort => (sort == default ? "" : Words.Of(sort), FindingPageTexts.Of(sort)))];
    private static readonly (string, Text)[] Ratings = [.. Enum.GetValues<FindingRating>().OrderDescending().Select(rating => (Words.Of(rating), FindingPageTexts.Of(rating)))];
    private static readonly (string, Text)[] Statuses = [.. Enum.GetValues<FindingStatus>().Select(status => (Words.Of(status), FindingTexts.Of(status)))];
    private static readonly (string, Text)[] Exposures = [.. Enum.GetValues<Exposure>().OrderDescending().Select(exposure => (Words.Of(exposure), InventoryTexts.Of(exposure)))];
    private static readonly (string, Text)[] Verdicts = [("", FindingPageTexts.Any), .. Enum.GetValues<Verdict>().Select(verdict => (Words.Of(verdict), AdvisoriesTexts.Of(verdict)))];
    private static readonly (string, Text)[] Kinds = [("", FindingPageTexts.Any), ("release", FindingPageTexts.InReleases), ("system", FindingPageTexts.InSystems)];
    private static readonly (string, Text)[] Whats = [("", FindingPageTexts.Any), ("false", FindingPageTexts.AVulnerability), ("true", FindingPageTexts.Weakness)];
    private static readonly (string, Text)[] Theres = [("", FindingPageTexts.IsThere), ("true", FindingPageTexts.IsGone), ("any", FindingPageTexts.Any)];
    private static readonly (string, Text)[] Shares = [("", FindingPageTexts.Any), .. new[] { "0.01", "0.1", "0.5", "0.9" }.Select(share => (share, Text.Same(share)))];

    private readonly HashSet<FindingId> selected = [];
    private IReadOnlyList<FindingId> chosen = [];
    private IReadOnlyList<FindingId>? ids;
    private Concerns concerns = Concerns.None;
    private Virtualize<Row>? list;
    private Decided? decided;
    private Problems? problems;
    private string? scope;
    private long total;
    private bool deciding, undone;

    /// <summary><c>actBy</c> or <c>exposure</c>; by severity without it.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Any of the ratings, with commas.</summary>
    [SupplyParameterFromQuery]
    public string? Severity { get; set; }

    /// <summary>Any of the statuses, with commas.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>What the advisories say.</summary>
    [SupplyParameterFromQuery]
    public string? Verdict { get; set; }

    /// <summary>Whether it is listed as exploited.</summary>
    [SupplyParameterFromQuery]
    public string? Exploited { get; set; }

    /// <summary>Whether a fix exists.</summary>
    [SupplyParameterFromQuery]
    public string? Fixable { get; set; }

    /// <summary><c>true</c>: only what is gone; <c>any</c>: that too.</summary>
    [SupplyParameterFromQuery(Name = "gone")]
    public string? GoneToo { get; set; }

    /// <summary>The least EPSS.</summary>
    [SupplyParameterFromQuery]
    public string? MinEpss { get; set; }

    /// <summary><c>release</c> or <c>system</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Any of the exposures, with commas.</summary>
    [SupplyParameterFromQuery]
    public string? Exposure { get; set; }

    /// <summary>One release or system.</summary>
    [SupplyParameterFromQuery]
    public string? Asset { get; set; }

    /// <summary>The id of a product.</summary>
    [SupplyParameterFromQuery]
    public string? Product { get; set; }

    /// <summary>Any id of a vulnerability.</summary>
    [SupplyParameterFromQuery]
    public string? Vulnerability { get; set; }

    /// <summary>Whether no vulnerability stands behind it.</summary>
    [SupplyParameterFromQuery]
    public string? Weakness { get; set; }

    /// <summary>Whether a case that the viewer may see is about it.</summary>
    [SupplyParameterFromQuery]
    public string? InCase { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool MayDecide => Here.Is(PersonRole.Analyst, PersonRole.Manager);

    private bool HasMore => new[] { Fixable, Kind, Exposure, Verdict, Weakness, GoneToo, MinEpss }.Any(asked => asked is not null);

    private bool IsFiltered => HasMore || new[] { Severity, Status, Exploited, InCase, Asset, Product, Vulnerability }.Any(asked => asked is { Length: > 0 });

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        await Here.Instance.Findings.FollowAsync(Gone);
        var (filter, wrong) = Filter();
        await Here.ReadAsync(async (reading, token) =>
        {
            concerns = await ConcernStore.ReadAsync(reading, token);
            scope = await ScopeAsync(reading, filter, token);
            var unknown = false;
            if (Vulnerability is { Length: > 0 } name)
            {
                unknown = true;
                foreach (var spelt in VulnerabilityNames.Spellings(name))
                    if (unknown && await VulnerabilityStore.FindAsync(reading, spelt, token) is { } vulnerability) (filter, unknown) = (filter with { Vulnerability = vulnerability.Id }, false);
            }
            var sort = Words.TryParse<FindingSort>(Sort ?? "", out var asked) ? asked : FindingSort.Severity;
            // What is not known is found nowhere.
            var found = unknown ? new FindingSelection(0, [], Next: null) : Here.Instance.Findings.Select(new FindingRequest(filter, sort, Most), concerns);
            (total, ids) = (found.Total, found.Page);
            return found;
        }, Gone);
        problems = wrong.Any ? wrong : null;
        if (list is not null) await list.RefreshDataAsync();
    }

    private (FindingFilter Filter, Problems Wrong) Filter()
    {
        var wrong = new Problems();
        return (new FindingFilter
        {
            Ratings = Some<FindingRating>(wrong, Severity),
            Statuses = Some<FindingStatus>(wrong, Status),
            Verdict = One<Verdict>(wrong, Verdict),
            Exploited = Answer(wrong, Exploited),
            Fixable = Answer(wrong, Fixable),
            Gone = GoneToo == "any" ? null : Answer(wrong, GoneToo) ?? false,
            LeastEpss = decimal.TryParse(MinEpss, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : null,
            Kind = One<AssetKind>(wrong, Kind),
            Exposures = Some<Exposure>(wrong, Exposure),
            Asset = AssetId.TryParse(Asset, out var asset) ? asset : null,
            Product = Id.TryParse(Product, out var product) ? new ProductId(product) : null,
            IsWeakness = Answer(wrong, Weakness),
            InCase = Answer(wrong, InCase),
        }, wrong);
    }

    private static HashSet<T>? Some<T>(Problems wrong, string? text)
        where T : struct, Enum =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(word => One<T>(wrong, word)).OfType<T>().ToHashSet() is { Count: > 0 } some ? some : null;

    private static T? One<T>(Problems wrong, string? word)
        where T : struct, Enum
    {
        if (word is null or "") return null;
        if (Words.TryParse<T>(word, out var value)) return value;
        wrong.Add(PageProblems.NotAWord(word));
        return null;
    }

    private static bool? Answer(Problems wrong, string? word)
    {
        wrong.AddIf(word is not (null or "" or "true" or "false"), PageProblems.NotAWord(word ?? ""));
        return word switch { "true" => true, "false" => false, _ => null };
    }

    private static async Task<string?> ScopeAsync(ReadSession reading, FindingFilter filter, CancellationToken token) => filter switch
    {
        { Asset: { } asset } => (await AssetStore.FindAsync(reading, asset, token))?.Name ?? asset.ToString(),
        { Product: { } product } => (await ProductStore.FindAsync(reading, product, token))?.Name ?? product.ToString(),
        _ => null,
    };

    private async ValueTask<ItemsProviderResult<Row>> RowsAsync(ItemsProviderRequest request)
    {
        var listed = ids ?? [];
        var wanted = listed.Skip(request.StartIndex).Take(request.Count).ToList();
        var rows = await Here.ReadAsync(async (reading, token) =>
        {
            var found = await FindingStore.InOrderAsync(reading, wanted, token);
            var assets = await AssetStore.FindAsync(reading, [.. found.Select(finding => finding.Asset).Distinct()], token);
            return found.Select(finding => new Row(finding, assets.GetValueOrDefault(finding.Asset)?.Name ?? "", concerns.Of(finding.Vulnerability?.Id, finding.Asset).ActBy)).ToList();
        }, Gone);
        request.CancellationToken.ThrowIfCancellationRequested();
        return new(rows, listed.Count);
    }

    private void Ask(string what, string? value) => Navigation?.NavigateTo(Navigation.GetUriWithQueryParameter(what, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private void Take(FindingId id, bool isTaken)
    {
        if (isTaken) selected.Add(id);
        else selected.Remove(id);
        chosen = [.. selected];
        (decided, undone) = (null, false);
    }

    private void SelectFirst()
    {
        selected.UnionWith((ids ?? []).Take(SetStatuses.Most));
        chosen = [.. selected];
        (decided, undone) = (null, false);
    }

    private void Unselect()
    {
        selected.Clear();
        (chosen, deciding) = ([], false);
    }

    private async Task DecidedAsync(Decided done)
    {
        Unselect();
        (decided, undone) = (done, false);
        await AgainAsync();
    }

    private async Task UndoAsync()
    {
        if (decided is not { } done) return;
        problems = await Undo.DoAsync(Here, done, Gone);
        var refused = problems;
        (decided, undone) = (null, refused is null);
        await AgainAsync();
        problems = refused;
    }

    /// <summary>Of a package only what tells it apart: the whole of it stands on hover.</summary>
    private static string Short(string place) => place.StartsWith("pkg:", StringComparison.Ordinal) ? place.Split('?')[0].Split('/')[^1] : place;

    private static string Share(decimal? epss) => epss is { } share ? share.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>A row in sight.</summary>
    private sealed record Row(Finding Finding, string AssetName, Instant? ActBy);
}
