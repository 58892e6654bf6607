using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.LawBook;

/// <summary>What the law changed between two days.</summary>
public partial class ChangesPage : LivePage
{
    private IReadOnlyList<LawChange>? changes;
    private string from = "";
    private string to = "";

    /// <summary>After this day; a year ago when absent.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Up to this day; in a year when absent.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>The way to other addresses.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var today = Here.Now.InZone(Here.Zone).Date;
        var (first, last) = (Day(From, today.PlusYears(-1)), Day(To, today.PlusYears(1)));
        (from, to) = (LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(last));
        var laws = await Here.Instance.LawsAsync(Gone);
        changes = await Here.ReadAsync((reading, token) => WhatBinds.BetweenAsync(reading, laws, first, last, token), Gone);
    }

    private static LocalDate Day(string? text, LocalDate otherwise) => LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(otherwise, out var day) ? day : otherwise;

    private void Ask() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["from"] = from, ["to"] = to }));
}
