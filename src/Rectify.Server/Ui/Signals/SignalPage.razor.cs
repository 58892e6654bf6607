using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Server.Ui.Cases;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Signals;

/// <summary>One signal.</summary>
public partial class SignalPage : LivePage
{
    private SignalGroup? group;
    private string? report;

    /// <summary>Its id.</summary>
    [Parameter]
    public required string Word { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        group = null;
        if (Id.TryParse(Word, out var id)
            && await Here.ReadAsync((reading, token) => SignalStore.FindAsync(reading, new SignalId(id), token), Gone) is { } found
            && (found.Case is not { } about || await CaseDoor.OpenAsync(Here, about, Gone) is not null))
            (group, report) = await Here.ReadAsync(async (reading, token) =>
                ((await SignalGroup.OfAsync(reading, [found], token))[0], (await ReportStore.OfSignalAsync(reading, found.Id, token))?.Number), Gone);
        else Navigation?.NotFound();
    }
}
