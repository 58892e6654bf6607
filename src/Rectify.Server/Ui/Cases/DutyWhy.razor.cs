using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Cases;

/// <summary>Why a recipient is owed something.</summary>
public partial class DutyWhy : CasePart
{
    private string owner = "";
    private string reason = "";
    private string untilDay = "";

    /// <summary>Everything owed to the recipient.</summary>
    [Parameter, EditorRequired]
    public required DutyRow Row { get; set; }

    /// <summary>The rule of the duty that is opened first.</summary>
    [Parameter]
    public string? Rule { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private static string Key(string form, Obligation duty) => $"{form} {duty.RuleId} {duty.Group}";

    /// <summary>A fact by its number in the timeline, where its id stands in a step; anything else as it is.</summary>
    private string Numbered(string argument)
    {
        if (argument.StartsWith("signal:", StringComparison.Ordinal)) return T(CasesTexts.ASignal);
        return Id.TryParse(argument.Split('/')[0], out var id) && Sheet.NumberOf(new FactId(id)) is { } number ? T(CasesTexts.FactNumber(number)) : argument;
    }

    private string Both(Obligation duty, Instant? instant)
    {
        if (instant is not { } at) return T(PieceTexts.NoNumber);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(duty.Rule.Zone) ?? DateTimeZone.Utc;
        return zone.Equals(Here.Zone) ? In(at, zone) : $"{In(at, zone)} = {In(at, Here.Zone)}";
    }

    private static string In(Instant instant, DateTimeZone zone) => $"{instant.InZone(zone).LocalDateTime:uuuu-MM-dd HH:mm} {zone.Id}";

    /// <summary>A draft opens in the recipient's own form, with what the case knows in it.</summary>
    private async Task WriteAsync(Obligation duty)
    {
        var drafting = new DraftSubmission(Sheet.About.Id, duty.RuleId, duty.Recipient, new Dictionary<string, string>(), Sheet.Laws) { Group = duty.Group };
        var begun = (await Here.DoAsync(drafting, Gone)).Succeeded(out var submission, out var problems);
        Refused = problems;
        if (begun) Navigation?.NavigateTo($"/submissions/{submission}");
    }

    private void Begin(string form)
    {
        (owner, reason, untilDay) = (Row.Owner?.ToString() ?? "", "", "");
        Toggle(form);
    }

    private AssignDuty Assigning(Obligation duty, PersonId person) => new(Sheet.About.Id, Sheet.Laws, duty.RuleId, duty.Recipient, person);

    private Task<bool> AssignChosenAsync(Obligation duty) => Id.TryParse(owner, out var person)
        ? DoAsync(Assigning(duty, new(person)))
        : DoAsync(new ReleaseDuty(Sheet.About.Id, duty.RuleId, duty.Recipient));

    private async Task SayNotAsync(Obligation duty)
    {
        Instant? until = LocalDatePattern.Iso.Parse(untilDay) is { Success: true } day ? Here.Zone.AtStartOfDay(day.Value.PlusDays(1)).ToInstant() : null;
        await DoAsync(new SayNotApplicable(Sheet.About.Id, Sheet.Laws, duty.RuleId, duty.Recipient, reason, Here.Person.Id) { Group = duty.Group, Until = until });
    }

    private Task<bool> TakeBackAsync(NotApplicable said) => DoAsync(new WithdrawNotApplicable(Sheet.About.Id, said.Id, reason));
}
