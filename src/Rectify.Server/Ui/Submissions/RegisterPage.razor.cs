using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Server.Ui.Shell;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Submissions;

/// <summary>The register of reports. What is looked for stands in the address.</summary>
public partial class RegisterPage : LivePage
{
    private const int PageSize = 50;

    private IReadOnlyList<RegisterRow>? rows;
    private long total;

    /// <summary>What is looked for in titles, numbers and vulnerabilities of cases.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private int At => Math.Max(1, Number ?? 1);

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var laws = await Here.Instance.LawsAsync(Gone);
        (rows, total) = await Here.ReadAsync((reading, token) => Register.ListAsync(reading, laws.Rules, new CaseFilter { Text = Q }, (At - 1) * PageSize, PageSize, token), Gone);
    }

    private static string Address(Case about, RegisterStage stage) => stage.Submission is { } submission
        ? $"/submissions/{submission.Id}"
        : $"/cases/{about.Number}/duties/{Uri.EscapeDataString(stage.Duty.Rule)}?to={Uri.EscapeDataString(stage.Duty.Recipient)}";

    private void Go(string? q) => Navigation?.NavigateTo(q is { Length: > 0 } ? $"/submissions?q={Uri.EscapeDataString(q)}" : "/submissions", replace: true);

    private string PageAddress(int page) => $"/submissions?page={page}{(Q is { Length: > 0 } ? $"&q={Uri.EscapeDataString(Q)}" : "")}";
}
