using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Findings;

/// <summary>The form in which findings are decided upon.</summary>
public partial class Decide : LookedAt
{
    private const int Shown = 5;

    private FindingStatus? status;
    private VexJustification? justification;
    private string statement = "", until = "";
    private DecisionPreview? preview;
    private Problems? problems;

    /// <summary>The findings.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<FindingId> Findings { get; set; }

    /// <summary>Whether a finding of them is of a vulnerability, and whether one is of a weakness: what words are offered.</summary>
    [Parameter, EditorRequired]
    public (bool Vulnerabilities, bool Weaknesses) Of { get; set; }

    /// <summary>It was decided: the findings as they were before, so that it can be undone.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Decided> Done { get; set; }

    /// <summary>The form is left.</summary>
    [Parameter]
    public EventCallback Left { get; set; }

    /// <summary>One finding by its name; a choice of several has none, and what is said of them is said of any choice.</summary>
    private string Form => Findings is [var one] ? $"findings/{one}/decide" : "findings/several/decide";

    private bool Suppresses => status is FindingStatus.NotAffected or FindingStatus.RiskAccepted or FindingStatus.FalsePositive;

    private SetStatuses? Decision => status is { } chosen
        ? new(Findings, chosen, chosen == FindingStatus.NotAffected ? justification : null, statement.Trim() is { Length: > 0 } words ? words : null, Suppresses ? End : null)
        : null;

    /// <summary>The end of the day, where whoever decides lives.</summary>
    private Instant? End => LocalDatePattern.Iso.Parse(until) is { Success: true } day ? Here.Zone.AtStartOfDay(day.Value.PlusDays(1)).ToInstant() : null;

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => PreviewAsync();

    private bool Offered(FindingStatus known) => known switch
    {
        FindingStatus.Fixed => true,
        FindingStatus.Open or FindingStatus.RiskAccepted or FindingStatus.FalsePositive => Of.Weaknesses,
        _ => Of.Vulnerabilities,
    };

    private Task ChooseAsync(ChangeEventArgs change)
    {
        status = Words.TryParse<FindingStatus>(change.Value?.ToString() ?? "", out var chosen) ? chosen : null;
        return PreviewAsync();
    }

    private Task JustifyAsync(ChangeEventArgs change)
    {
        justification = Words.TryParse<VexJustification>(change.Value?.ToString() ?? "", out var chosen) ? chosen : null;
        return PreviewAsync();
    }

    private Task EndAsync(ChangeEventArgs change)
    {
        until = change.Value?.ToString() ?? "";
        return PreviewAsync();
    }

    private async Task PreviewAsync() => preview = Decision is not { } decision
        ? null
        : await Here.ReadAsync((reading, token) => DecisionPreview.OfAsync(reading, decision, Here.Person.Roles, Here.Now, token), Gone);

    private async Task DecideAsync()
    {
        await PreviewAsync();
        if (preview is not { Changed: { Count: > 0 } before } || Decision is not { } decision) return;
        // What was looked at is what is decided upon.
        var deciding = new IfUnchanged<int>(
            decision with { Findings = [.. before.Select(finding => finding.Id)] }, (reading, token) => Undo.ChangedAsync(reading, before, token));
        if (!(await Here.DoAsync(deciding, Gone)).Succeeded(out _, out problems)) return;
        await Here.DoneWithAsync(Form, Gone);
        (status, justification, statement, until, preview) = (null, null, "", "", null);
        await Done.InvokeAsync(new Decided(before, decision.Status));
    }
}

/// <summary>A decision that was made.</summary>
/// <param name="Before">The findings as they were.</param>
/// <param name="Status">What was said of them.</param>
public sealed record Decided(IReadOnlyList<Finding> Before, FindingStatus Status);
