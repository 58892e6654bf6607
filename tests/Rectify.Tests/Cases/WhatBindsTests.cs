using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Tests.Cases;

/// <summary>Of assets that are alike one is asked, and the answer is the one of all.</summary>
public sealed class WhatBindsTests
{
    private static readonly IReadOnlyList<Role>?[] Roles = [null, [], [Role.Provider], [Role.Operator, Role.Controller], [Role.Controller, Role.Operator]];
    private static readonly IReadOnlyList<string>?[] Markets = [null, [], ["EU"], ["CN"], ["CN", "US"]];
    private static readonly IReadOnlyList<string>?[] Flags = [null, [], ["critical-infrastructure"], ["internet-exposed"]];
    private static readonly IReadOnlyList<string>[] Persons = [[], ["FR"]];

    [Theory]
    [InlineData(null)]
    [InlineData("energy")]
    public void Every_rule_answers_as_it_does_for_all_assets(string? sector)
    {
        var every = from roles in Roles from markets in Markets from flags in Flags from unstated in Persons from persons in Persons
                    select new AssetProfile { Roles = roles, Markets = markets, Flags = flags, FlagsUnstated = unstated.Count > 0 ? ["internet-exposed"] : [], PersonsIn = persons };
        // Each twice, as twenty thousand systems of a few kinds are.
        var assets = every.SelectMany(asset => new[] { asset, asset with { } }).Select((asset, at) => ($"asset {at}", asset)).ToDictionary(pair => pair.Item1, pair => pair.asset);
        var profile = new Profile { EstablishedIn = ["DE"], Sectors = sector is null ? null : [sector], Assets = assets };
        var few = profile with { Assets = WhatBinds.OneOfEachKind(assets) };
        // Two orders of the same roles are one kind.
        Assert.Equal(4 * 5 * 4 * 2 * 2, few.Assets.Count);

        var (book, day) = (RuleBook.Embedded(), new LocalDate(2026, 11, 30));
        Assert.Equal(Binding.On(book, profile, day).Select(Told), Binding.On(book, few, day).Select(Told));
        Assert.Equal(
            LawChange.Between(book, profile, day.PlusYears(-1), day.PlusYears(1)).Select(Told),
            LawChange.Between(book, few, day.PlusYears(-1), day.PlusYears(1)).Select(Told));
    }

    private static string Told(Binding binding) => $"{binding.Rule.Id} {Told(binding.Applies)}";

    private static string Told(LawChange change) => $"{change.On} {change.Kind} {change.Rule.Id} {Told(change.Applies)}";

    private static string Told(Applicability applies) => $"{applies.Answer} {applies.Reason} {string.Join(",", applies.Arguments)} {applies.Question}";
}
