namespace Rectify.Analyzers.Tests;

public sealed class HouseStyleTests
{
    private static Task<string[]> Report(string code) => Analyzed.Report(Analyzed.Compile("House", [("House/Low/A.cs", "namespace House.Low;\n" + code)]), new HouseStyleAnalyzer());

    [Theory]
    [InlineData("class A { string M(string? s) => s!; }", "RCT0003 2 !")]
    [InlineData("class A { string s = default!; }", "RCT0003 2 !")]
    [InlineData("class A { int M(string? s) => s!.Length; }", "RCT0003 2 !")]
    [InlineData("class CaseManager { }", "RCT0004 2 CaseManager")]
    [InlineData("static class CaseHelper { }", "RCT0004 2 CaseHelper")]
    [InlineData("static class StringUtils { }", "RCT0004 2 StringUtils")]
    [InlineData("interface ICommon { }", "RCT0004 2 ICommon")]
    [InlineData("abstract class StoreBase { }", "RCT0004 2 StoreBase")]
    [InlineData("record CaseDto(int N);", "RCT0004 2 CaseDto")]
    [InlineData("enum KindDTO { }", "RCT0004 2 KindDTO")]
    [InlineData("class A {\n#pragma warning disable CA1822\nvoid M() { } }", "RCT0005 3 #pragma warning disable CA1822")]
    [InlineData("class A { void M() { try { } catch (System.Exception) { /* nothing */ } } }", "RCT0006 2 catch")]
    [InlineData("class A { void M() { try { } catch { } } }", "RCT0006 2 catch")]
    public async Task A_breach_of_the_house_style_is_reported(string code, string expected) => Assert.Equal([expected], await Report(code));

    [Fact]
    public async Task A_pragma_does_not_switch_a_rule_off() =>
        Assert.Equal(["RCT0005 3 #pragma warning disable RCT0003", "RCT0003 4 !"], await Report("class A {\n#pragma warning disable RCT0003\nstring M(string? s) => s!; }"));

    [Theory]
    [InlineData("class AdvisoryDatabase { bool M(bool b) => !b && b != true; }")]
    [InlineData("class Utilisation { void M() { try { } catch (System.Exception e) { throw new System.InvalidOperationException(\"\", e); } } }")]
    [InlineData("#pragma warning restore CA1822\nclass A { }")]
    [InlineData("#nullable enable\nclass A { }")]
    public async Task What_only_looks_like_a_breach_is_not_reported(string code) => Assert.Empty(await Report(code));
}
