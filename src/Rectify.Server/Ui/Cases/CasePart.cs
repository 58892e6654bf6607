using Microsoft.AspNetCore.Components;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Cases;

/// <summary>A part of the page of a case: it shows its own of the sheet, runs use cases, and has the page read again.</summary>
public abstract class CasePart : LookedAt
{
    /// <summary>What is known of the case.</summary>
    [Parameter, EditorRequired]
    public required CaseSheet Sheet { get; set; }

    /// <summary>Something was done.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>What was refused last; null when it was done.</summary>
    protected Problems? Refused { get; set; }

    /// <summary>Which form is open; null when none is.</summary>
    protected string? Open { get; set; }

    /// <summary>Whether the person is offered what changes a case.</summary>
    protected bool Works => Here.Is(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <summary>Opens a form, or closes it when it is open.</summary>
    protected void Toggle(string form)
    {
        Open = Open == form ? null : form;
        Refused = null;
    }

    /// <summary>Runs a use case; when it is done the form is closed and the page read again.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out var problems);
        Refused = problems;
        if (!done) return false;
        Open = null;
        await Changed.InvokeAsync();
        return true;
    }
}
