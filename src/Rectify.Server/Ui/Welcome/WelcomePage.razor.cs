using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Profiles;
using Rectify.Server.Ui.LawBook;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Welcome;

/// <summary>The first questions: entities, places, roles and sectors; then what follows.</summary>
public partial class WelcomePage : LivePage
{
    private static readonly (string Path, Text Name)[] Steps =
    [
        ("entities", WelcomeTexts.Entities), ("places", WelcomeTexts.Places), ("roles", WelcomeTexts.Roles), ("laws", WelcomeTexts.TheLaws),
    ];

    private static readonly (Answer Answer, Text Title)[] Groups = [(Answer.Yes, LawsTexts.Bind), (Answer.Unknown, LawsTexts.CannotTell), (Answer.No, LawsTexts.DoNotBind)];

    private readonly HashSet<Role> roles = [];
    private readonly HashSet<string> sectors = new(StringComparer.Ordinal);
    private Laws? laws;
    private IReadOnlyList<Organisation> entities = [];
    private IReadOnlyList<Clocks.Evaluation.Binding> bindings = [];
    private Problems? problems;
    private string name = "", country = "", markets = "", established = "";
    private bool noSector;

    /// <summary>Which step: <c>entities</c>, <c>places</c>, <c>roles</c>, <c>laws</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    /// <summary>The way to other addresses.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    private string Current => Steps.Any(step => step.Path == Step) ? Step ?? "" : "entities";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        // What is being said is read once: another's word must not change what is typed here.
        var isFirst = laws is null;
        laws = await Here.Instance.LawsAsync(Gone);
        if (isFirst) Take(laws.Organisation);
        var today = Here.Now.InZone(Here.Zone).Date;
        (entities, bindings) = await Here.ReadAsync(
            async (reading, token) => (
                (IReadOnlyList<Organisation>)[.. (await OrganisationStore.ListAsync(reading, token)).Where(known => known.Kind == OrganisationKind.Own)],
                await WhatBinds.OnAsync(reading, laws, today, token)),
            Gone);
    }

    private static void Set<T>(HashSet<T> chosen, T one, ChangeEventArgs change)
    {
        if (change.Value is true) chosen.Add(one);
        else chosen.Remove(one);
    }

    private void Take(Profile profile)
    {
        markets = string.Join(", ", profile.Default.Markets ?? []);
        established = string.Join(", ", profile.EstablishedIn ?? []);
        roles.UnionWith(profile.Default.Roles ?? []);
        sectors.UnionWith(profile.Sectors ?? []);
        noSector = profile.Sectors is { Count: 0 };
    }

    private async Task AddEntityAsync()
    {
        var place = country.Trim().ToUpperInvariant();
        if (!(await Here.DoAsync(new RegisterOrganisation(OrganisationKind.Own, name, place.Length > 0 ? place : null), Gone)).Succeeded(out _, out problems)) return;
        await Here.DoneWithAsync("welcome/entity", Gone);
        (name, country) = ("", "");
        await AgainAsync();
    }

    private async Task SaveAsync(string next)
    {
        if (laws is null) return;
        var before = laws.Organisation;
        var said = before with
        {
            EstablishedIn = Places(established),
            Sectors = sectors.Count > 0 ? [.. sectors.Order(StringComparer.Ordinal)] : noSector ? [] : null,
            Default = before.Default with { Roles = roles.Count > 0 ? [.. roles.Order()] : null, Markets = Places(markets) },
            Assets = new Dictionary<string, AssetProfile>(),
        };
        if (!(await Here.DoAsync(new StateProfile(said, laws.Rules.Terms), Gone)).Succeeded(out _, out problems)) return;
        await Here.DoneWithAsync("welcome/profile", Gone);
        Navigation.NavigateTo($"/welcome?step={next}");
    }

    /// <summary>Null, which says nothing, when nothing was typed.</summary>
    private static string[]? Places(string typed) =>
        typed.Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } places
            ? [.. places.Select(place => place.ToUpperInvariant()).Distinct(StringComparer.Ordinal)]
            : null;
}
