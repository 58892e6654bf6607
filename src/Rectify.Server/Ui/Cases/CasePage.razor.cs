using Microsoft.AspNetCore.Components;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Cases;

/// <summary>One case.</summary>
public partial class CasePage : LivePage
{
    private CaseSheet? sheet;
    private Problems? keptOut;
    private bool isGlass;

    /// <summary>Its number or id.</summary>
    [Parameter]
    public required string Number { get; set; }

    /// <summary>The rule whose duty is opened.</summary>
    [Parameter]
    public string? Rule { get; set; }

    /// <summary>Towards which recipient.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var about = await CaseDoor.OpenAsync(Here, Number, Gone);
        sheet = about is null ? null : await CaseSheet.ReadAsync(Here, about.Id, Gone);
        (keptOut, isGlass) = (null, false);
        if (sheet is not null) return;
        if (await CaseDoor.WhyNotAsync(Here, Number, Gone) is { } why) keptOut = Problems.Of(why);
        // Whether there is such a case a manager is not told: what they are offered is the same.
        else if (Here.Is(PersonRole.Manager)) isGlass = true;
        else Navigation?.NotFound();
    }
}
