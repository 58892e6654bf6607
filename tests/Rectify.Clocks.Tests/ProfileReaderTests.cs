using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class ProfileReaderTests
{
    [Fact]
    public void The_profile_of_the_documentation_reads()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/rules/profile.md"));
        var yaml = page.Split("```yaml\n")[1].Split("```")[0];
        var result = ProfileReader.Read(new RuleFile("profile.yaml", yaml));
        Assert.Empty(result.Problems);
        var profile = result.Value ?? throw new InvalidOperationException();
        Assert.Equal([Role.Operator], profile.For("head-office").Roles);
        Assert.Equal(["CN"], profile.For("head-office").Markets);
        Assert.Equal(profile.Default.Roles, profile.For("an asset that the file does not name").Roles);
        Assert.Equal(24, profile.TargetHours["cn.rmsv.7.3.fix"]);
        Assert.Contains("cn.order.rectify", profile.Adopted);
    }

    [Fact]
    public void An_asset_says_for_itself_what_it_says_and_the_rest_is_the_defaults()
    {
        var profile = ProfileReader.Read(new RuleFile("p.yaml", """
            roles: [provider]
            markets: [EU]
            flags: [critical-infrastructure]
            assets:
              some: { markets: [CN] }
              all: { roles: [operator], markets: [US], flags: [] }
            """)).Value ?? throw new InvalidOperationException();
        Assert.Equal("Provider | CN | critical-infrastructure", Told("some"));
        Assert.Equal("Operator | US | ", Told("all"));
        Assert.Equal("Provider | EU | critical-infrastructure", Told("another"));
        Assert.Equal("Provider | EU | critical-infrastructure", Told(null));

        string Told(string? asset) => profile.For(asset) is var own ? $"{string.Join(' ', own.Roles ?? [])} | {string.Join(' ', own.Markets ?? [])} | {string.Join(' ', own.Flags ?? [])}" : "";
    }

    [Fact]
    public void A_profile_that_says_little_has_no_assets_targets_or_adopted_rules()
    {
        var profile = ProfileReader.Read(new RuleFile("p.yaml", "name: Example")).Value ?? throw new InvalidOperationException();
        Assert.Equal(("Example", 0, 0, 0), (profile.Name, profile.Assets.Count, profile.TargetHours.Count, profile.Adopted.Count));
        Assert.Equal((null, null, null, null), (profile.EstablishedIn, profile.Sectors, profile.Default.Roles, profile.Default.Flags));
    }

    [Fact]
    public void An_empty_list_says_none_and_a_missing_one_says_nothing()
    {
        var none = ProfileReader.Read(new RuleFile("p.yaml", "roles: []")).Value;
        Assert.Equal([], none?.Default.Roles);
        Assert.Null(none?.Default.Markets);
    }
}
