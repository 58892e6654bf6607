using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Cases;

/// <summary>A part of the page of a case: it shows its own of the sheet, runs use cases, and has the page read again.</summary>
public abstract class CasePart : LookedAt
{
    private const int LongestForm = 100;

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

    /// <summary>
    /// What the names of a form's fields begin with, for <c>data-draft</c> of the fields and <c>data-form</c> of what opens it. A name too long to be kept is told by its
    /// hash.
    /// </summary>
    /// <param name="form">The form; the one that is open when null.</param>
    protected string Form(string? form = null) => FormOf(GetType(), Sheet, form ?? Open ?? "");

    /// <summary>The same for a form that is a part of its own.</summary>
    protected static string FormOf(Type part, CaseSheet sheet, string form) =>
        $"cases/{sheet.About.Id}/{part.Name}/{(form.Length <= LongestForm ? form : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))))}";

    /// <summary>Opens a form, or closes it when it is open.</summary>
    protected void Toggle(string form)
    {
        Open = Open == form ? null : form;
        Refused = null;
    }

    /// <summary>Runs a use case; when it is done the form is closed, what was typed into it kept no longer, and the page read again.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="form">The form that it is asked for with; the one that is open when null.</param>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> DoAsync<T>(ICommand<T> command, string? form = null)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out var problems);
        Refused = problems;
        if (!done) return false;
        if ((form ?? Open) is { } saved) await Here.DoneWithAsync(Form(saved), Gone);
        if (form is null) Open = null;
        await Changed.InvokeAsync();
        return true;
    }

    /// <summary>Runs a use case that needs no form; what is open stays open, and what is typed there stays typed.</summary>
    protected async Task DoAtOnceAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out var problems);
        Refused = problems;
        if (done) await Changed.InvokeAsync();
    }
}
