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
    public void An_empty_list_says_none_and_a_missing_one_says_nothing()
    {
        var none = ProfileReader.Read(new RuleFile("p.yaml", "roles: []")).Value;
        Assert.Equal([], none?.Default.Roles);
        Assert.Null(none?.Default.Markets);
    }
}
