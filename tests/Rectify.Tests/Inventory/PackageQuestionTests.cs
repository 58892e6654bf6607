using Rectify.Inventory;

namespace Rectify.Tests.Inventory;

public sealed class PackageQuestionTests
{
    [Theory]
    [InlineData("log4j-core", "log4j-core", "")]
    [InlineData(" log4j-core 2.14.1 ", "log4j-core", "=2.14.1")]
    [InlineData("log4j-core@2.14.1", "log4j-core", "=2.14.1")]
    [InlineData("log4j-core < 2.17.1", "log4j-core", "<2.17.1")]
    [InlineData("log4j-core>=2.0 <2.17.1", "log4j-core", ">=2.0|<2.17.1")]
    [InlineData("log4j-core >=2.0, !=2.3.1, <2.17.1", "log4j-core", ">=2.0|!=2.3.1|<2.17.1")]
    [InlineData("@angular/core", "@angular/core", "")]
    [InlineData("org.apache.logging.log4j:log4j-core 2.1|2.2", "org.apache.logging.log4j:log4j-core", "=2.1|=2.2")]
    public void A_name_and_bounds_are_read(string typed, string name, string bounds)
    {
        var question = PackageQuestion.Read(typed);
        Assert.Equal((name, null, bounds), (question?.Name, question?.Package, question?.Bounds));
    }

    [Theory]
    [InlineData("pkg:maven/org.apache.logging.log4j/log4j-core", "org.apache.logging.log4j:log4j-core", "")]
    [InlineData("pkg:npm/%40angular/core@1.2.3", "@angular/core", "=1.2.3")]
    [InlineData("pkg:npm/left-pad >1 <2", "left-pad", ">1|<2")]
    public void A_purl_names_its_package(string typed, string package, string bounds)
    {
        var question = PackageQuestion.Read(typed);
        Assert.Equal((package, bounds), (question?.Package?.Name, question?.Bounds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<2")]
    [InlineData("log4j-core <")]
    [InlineData("log4j-core 2.1 >=")]
    [InlineData("pkg:nonsense")]
    public void What_names_no_package_is_none(string typed) => Assert.Null(PackageQuestion.Read(typed));

    [Fact]
    public void What_is_longer_than_anybody_types_is_not_read() => Assert.Null(PackageQuestion.Read(new string('a', 301)));
}
