using Microsoft.AspNetCore.Components;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Inventory;

/// <summary>The box that says who is affected.</summary>
public partial class WhoBox : LookedAt
{
    private const int Least = 3, Shown = 8, Most = 500, Patience = 200;

    private string typed = "";
    private string? answered, adopted;
    private WhoIsAffected? answer;
    private IReadOnlyList<Obligation> duties = [];
    private Problems? problems;
    private bool exploited, known, disclosed = true;
    private int asked;

    /// <summary>What the address asks; null when nothing.</summary>
    [Parameter]
    public string? Asked { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Asked == adopted) return;
        (adopted, typed) = (Asked, Asked ?? "");
        await AskAsync();
    }

    private async Task TypedAsync()
    {
        var mine = ++asked;
        await Task.Delay(Patience, Gone);
        if (mine == asked) await AskAsync();
    }

    /// <summary>What was asked stands in the address, so that it can be sent to somebody.</summary>
    private void Keep(ChangeEventArgs change)
    {
        adopted = change.Value?.ToString() is { Length: > 0 } text ? text : null;
        Navigation?.NavigateTo(Navigation.GetUriWithQueryParameter("who", adopted), replace: true);
    }

    private async Task AskAsync()
    {
        var (text, mine) = (typed, ++asked);
        problems = null;
        if (text.Trim().Length < Least) return;
        var found = await Here.ReadAsync((reading, token) => WhoIsAffected.OfAsync(reading, text, Here.Now, Most, token), Gone);
        if (mine != asked) return;
        (answer, answered, exploited) = (found, text, found?.IsExploited == true);
        known = found is null && IsKnown(text.Trim());
        await SupposeAsync(exploited, disclosed);
    }

    private async Task SupposeAsync(bool exploited, bool disclosed)
    {
        (this.exploited, this.disclosed) = (exploited, disclosed);
        var laws = await Here.Instance.LawsAsync(Gone);
        duties = answer is not { Count: > 0 } found
            ? []
            : await Here.ReadAsync((reading, token) => WhatIf.OfAsync(reading, laws, found.Representatives, exploited, disclosed, Here.Now, token), Gone);
    }

    private async Task OpenCaseAsync()
    {
        if (answer is not { } found) return;
        var opening = new OpenCase(
            T(InventoryPageTexts.CaseTitle(found.Name)), CaseKind.Vulnerability, [.. found.First.Select(place => place.Asset.Id)], found.Vulnerability is null ? [] : [found.Name]);
        if (!(await Here.DoAsync(opening, Gone)).Succeeded(out var id, out problems)) return;
        if (await Here.ReadAsync((reading, token) => CaseStore.FindAsync(reading, id, token), Gone) is { } opened) Navigation?.NavigateTo($"/cases/{opened.Number}");
    }

    private bool IsKnown(string id)
    {
        if (AdvisoryDatabase.Open(Here.Instance.Advisories, out _) is not { } database) return false;
        using var reader = database.BeginRead();
        return VulnerabilityNames.Spellings(id).Any(name => AdvisorySearch.Find(reader, name) is not null || reader.FindKev(name) is not null);
    }
}
