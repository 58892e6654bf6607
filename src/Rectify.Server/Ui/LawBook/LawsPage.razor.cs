using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.LawBook;

/// <summary>The laws that bind us, those that do not, and those of which we cannot tell.</summary>
public partial class LawsPage : LivePage
{
    private static readonly (Answer Answer, Text Title, bool Open)[] Groups =
    [
        (Answer.Yes, LawsTexts.Bind, true), (Answer.Unknown, LawsTexts.CannotTell, true), (Answer.No, LawsTexts.DoNotBind, false),
    ];

    private IReadOnlyList<Clocks.Evaluation.Binding>? bindings;
    private Terms? terms;
    private string asked = "";
    private string find = "";

    /// <summary>The day, as <c>2026-12-11</c>; today when absent.</summary>
    [SupplyParameterFromQuery]
    public string? On { get; set; }

    /// <summary>What a rule's title, law or id has in it.</summary>
    [SupplyParameterFromQuery]
    public string? Find { get; set; }

    /// <summary>The way to other addresses.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var today = Here.Now.InZone(Here.Zone).Date;
        var day = LocalDatePattern.Iso.Parse(On ?? "").TryGetValue(today, out var said) ? said : today;
        (asked, find) = (LocalDatePattern.Iso.Format(day), Find ?? "");
        var laws = await Here.Instance.LawsAsync(Gone);
        terms = laws.Rules.Terms;
        bindings = await Here.ReadAsync((reading, token) => WhatBinds.OnAsync(reading, laws, day, token), Gone);
    }

    private bool Fits(Rule rule) =>
        find.Length == 0 || new[] { T(ClocksTexts.Of(rule.Title)), T(ClocksTexts.Of(rule.Law)), rule.Id, rule.Jurisdiction, rule.Source.Citation }.Any(text => text.Contains(find, StringComparison.OrdinalIgnoreCase));

    private void Ask() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["on"] = asked.Length > 0 ? asked : null,
        ["find"] = find.Length > 0 ? find : null,
    }));
}
