using Microsoft.AspNetCore.Components;
using Rectify.Cases.Reports;
using Rectify.Clocks.Rules;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Reports;

/// <summary>The list of inbound reports. What is looked for stands in the address.</summary>
public partial class ReportsPage : LivePage
{
    private const int PageSize = 50;

    private Listed? found;

    /// <summary>Which: <c>open</c> when absent, a state, <c>all</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>What is looked for in subjects and numbers.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private int At => Math.Max(1, Number ?? 1);

    private bool Filtered => Q is { Length: > 0 } || Show is not (null or "open");

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var filter = new ReportFilter
        {
            State = Words.TryParse<ReportState>(Show ?? "", out var state) ? state : null,
            IsOpen = Show is null or "open" or "" ? true : null,
            Text = Q,
        };
        var (reports, total) = await Here.ReadAsync((reading, token) => ReportStore.ListAsync(reading, filter, (At - 1) * PageSize, PageSize, token), Gone);
        found = new(reports, total);
    }

    private void Go(string? q = null, string? show = null) => Navigation?.NavigateTo(Address(q, show), replace: true);

    private string Address(string? q = null, string? show = null, int page = 1)
    {
        var parts = new[] { ("q", q ?? Q), ("show", show ?? Show), ("page", page == 1 ? null : $"{page}") }
            .Where(part => part.Item2 is { Length: > 0 }).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2 ?? "")}");
        return $"/reports?{string.Join('&', parts)}".TrimEnd('?');
    }

    private sealed record Listed(IReadOnlyList<InboundReport> Reports, long Total);
}
