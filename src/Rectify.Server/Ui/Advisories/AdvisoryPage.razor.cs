using System.Globalization;
using Microsoft.AspNetCore.Components;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Advisories;

/// <summary>One vulnerability as the advisories tell it.</summary>
public partial class AdvisoryPage : LivePage
{
    private const int Places = 50, Listed = 12;

    private Known? known;
    private bool missing;

    /// <summary>Any of its ids.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var told = await Task.Run(Tell, Gone);
        missing = told is null;
        known = told is not { } found ? null : new Known(
            found.Vulnerability, found.Statements, await Here.ReadAsync((reading, token) => WhoIsAffected.OfAsync(reading, found.Vulnerability.Id, Here.Now, Places, token), Gone));
    }

    private (Vulnerability Vulnerability, IReadOnlyList<AdvisoryStatement> Statements)? Tell()
    {
        if (AdvisoryDatabase.Open(Here.Instance.Advisories, out _) is not { } database) return null;
        using var reader = database.BeginRead();
        return VulnerabilityNames.Spellings(Id).Select(name => AdvisorySearch.Find(reader, name)).FirstOrDefault(each => each is not null) is { } found ? (found, AdvisorySearch.Statements(reader, found.Id)) : null;
    }

    private string Versions(AffectedPackage package) => string.Join(" · ", package.Ranges.Where(range => range.Events.Count > 0).Select(Range)
        .Concat(package.Versions.Count > 0 ? [$"{string.Join(", ", package.Versions.Take(Listed))}{(package.Versions.Count > Listed ? " …" : "")}"] : Array.Empty<string>()));

    private string Range(AffectedRange range) => string.Join(", ", range.Events.Select(happened => happened.Kind switch
    {
        RangeEventKind.Introduced when happened.Version == "0" => T(AdvisoryPageTexts.SinceZero),
        RangeEventKind.Introduced => $"≥ {happened.Version}",
        RangeEventKind.Fixed => $"< {happened.Version}",
        RangeEventKind.LastAffected => $"≤ {happened.Version}",
        _ => $"… {happened.Version}",
    }));

    /// <summary>What advisories link to is not ours to trust: nothing but the web is followed.</summary>
    private static bool IsWeb(string link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Everything that the page shows.</summary>
    private sealed record Known(Vulnerability Vulnerability, IReadOnlyList<AdvisoryStatement> Statements, WhoIsAffected? Affected);
}
