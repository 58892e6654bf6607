using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Scanning.Packages;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Advisories;

/// <summary>The state of the advisories, and a search in them.</summary>
public partial class AdvisoriesPage : LivePage
{
    private const int Most = 200, Suggested = 20;

    private Known? known;
    private Text? missing;

    /// <summary>An id or a part of one, a purl, or the beginning of a package's name.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Of which ecosystem the package is whose whole name is asked for.</summary>
    [SupplyParameterFromQuery]
    public string? Ecosystem { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    /// <inheritdoc />
    protected override Task LoadAsync() => Task.Run(
        () =>
        {
            if (AdvisoryDatabase.Open(Here.Instance.Advisories, out var problem) is not { } database)
            {
                missing = problem is null ? null : AdvisoriesTexts.Of(problem);
                return;
            }
            using var reader = database.BeginRead();
            var asked = Q?.Trim() is { Length: > 0 } text ? text : null;
            (missing, known) = (null, new Known(reader.Status, asked, asked is null ? [] : Find(reader, asked), asked is null || Package(asked) is not null ? [] : reader.PackagesBeginning(asked, Suggested)));
        },
        Gone);

    private IReadOnlyList<Vulnerability> Find(AdvisoryReader reader, string asked) =>
        Package(asked) is { } package ? AdvisorySearch.OfPackage(reader, package, Most)
        : VulnerabilityNames.Spellings(asked).Select(name => AdvisorySearch.Find(reader, name)).FirstOrDefault(each => each is not null) is { } found ? [found]
        : AdvisorySearch.Containing(reader, asked, Suggested);

    private PackageKey? Package(string asked) =>
        Ecosystem is { Length: > 0 } ecosystem ? PackageKey.For(ecosystem, asked) : PackageUrl.TryParse(asked, out var purl, out _) ? PackageKey.From(purl) : null;

    private void Search(ChangeEventArgs change) => Navigation?.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = change.Value?.ToString() is { Length: > 0 } text ? text : null, ["ecosystem"] = null }), replace: true);

    private int Hours(DateTimeOffset at) => (int)Math.Max(0, (Here.Now - Instant.FromDateTimeOffset(at)).TotalHours);

    private string Edition(EditionStatus? edition) => edition is null ? T(AdvisoryPageTexts.None) : T(AdvisoryPageTexts.Edition(edition.Edition, edition.Records));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Known(DatabaseStatus Status, string? Asked, IReadOnlyList<Vulnerability> Found, IReadOnlyList<PackageKey> Packages);
}
