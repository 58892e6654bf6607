using Microsoft.CodeAnalysis;

namespace Rectify.Analyzers.Tests;

public sealed class FolderDirectionTests
{
    private const string Table = """
        House.Engine uses nothing
          Inner uses nothing
          Outer uses Inner
        House uses House.Engine/Outer
          Low < Middle < Left | Right < High
          Aside uses Low
        """;

    /// <summary>The folder that stands above: a type with one of everything that can be used.</summary>
    private const string High = """
        using System;
        namespace House.High;
        public class Case(int size)
        {
            public const int Limit = 42;
            public static int Count;
            public int Size { get; } = size;
            public int this[int i] => i;
            public event Action? Changed;
            public void Change() => Changed?.Invoke();
            public static Case operator +(Case a, Case b) => a;
            public static Case Open() => new(1);
            public class Part { }
        }
        public interface IHigh { }
        public enum Kind { One }
        public delegate void Told();
        public class HighAttribute : Attribute { public HighAttribute(int n = 0) { } }
        public static class Extensions { public static int Twice(this int n) => 2 * n; public static T Same<T>(T t) => t; }
        public struct Pair { public void Deconstruct(out Case a, out int b) { a = Case.Open(); b = 1; } }
        """;

    /// <summary>The folder that stands lowest, with one use of what stands above.</summary>
    private static Task<string[]> Low(string code, string? path = null) => Report(("House/High/High.cs", High), (path ?? "House/Low/Low.cs", code));

    private static Task<string[]> Report(params (string Path, string Code)[] files) =>
        Analyzed.Report(Analyzed.Compile("House", files), new FolderDirectionAnalyzer(), ("/house/eng/architecture.txt", Table.Replace("House uses House.Engine/Outer", "House uses nothing", StringComparison.Ordinal)));

    [Theory]
    [InlineData("class A { House.High.Case? c; }", "Case")] // a field's type
    [InlineData("class A { object M() => typeof(House.High.Case); }", "Case")]
    [InlineData("class A { string M() => nameof(House.High.Case); }", "Case")] // gone from the compiled program
    [InlineData("class A { string M() => nameof(House.High.Case.Open); }", "Case", "Open")]
    [InlineData("class A { int M() => House.High.Case.Limit; }", "Case", "Limit")] // a constant: gone as well
    [InlineData("class A { const int N = House.High.Case.Limit + 1; }", "Case", "Limit")]
    [InlineData("class A { void M(int n = House.High.Case.Limit) { } }", "Case", "Limit")]
    [InlineData("class A { int M(int n) => n switch { House.High.Case.Limit => 1, _ => 0 }; }", "Case", "Limit")]
    [InlineData("class A { async System.Threading.Tasks.Task M() { System.Func<System.Threading.Tasks.Task> f = async () => { await System.Threading.Tasks.Task.Yield(); _ = House.High.Case.Count; }; await f(); } }", "Case", "Count")]
    [InlineData("class A { object M() => new House.High.Case(1); }", "Case")]
    [InlineData("class A { object M() => (House.High.Kind)0; }", "Kind")]
    [InlineData("class A { bool M(object o) => o is House.High.Case; }", "Case")]
    [InlineData("class A : House.High.IHigh { }", "IHigh")]
    [InlineData("class A() : House.High.Case(1) { }", "Case")]
    [InlineData("class A<T> where T : House.High.IHigh { }", "IHigh")]
    [InlineData("class A { System.Collections.Generic.List<House.High.Case>? l; }", "List<House.High.Case>", "Case")]
    [InlineData("class A { House.High.Case[]? l; (int, House.High.Kind) t; }", "Case", "Kind")]
    [InlineData("class A { object? M(House.High.Case.Part p) => p; }", "Case", "Part")]
    [InlineData("[House.High.High] class A { }", "High")]
    [InlineData("[System.Obsolete(nameof(House.High.Kind.One))] class A { }", "Kind", "One")]
    [InlineData("[System.ComponentModel.DefaultValue(typeof(House.High.Case))] class A { }", "Case")]
    [InlineData("class A { House.High.Told? t; event House.High.Told? E { add { } remove { } } }", "Told", "Told")]
    [InlineData("class A { void M() { int F() => House.High.Case.Count; F(); } }", "Case", "Count")]
    [InlineData("class A { object M() => new { X = House.High.Case.Limit }; }", "Case", "Limit")]
    [InlineData("class A { string M() => $\"{House.High.Case.Limit}\"; }", "Case", "Limit")]
    public async Task A_use_against_the_direction_is_reported(string code, params string[] names) =>
        Assert.Equal(names.Select(name => $"RCT0001 2 {name}"), await Low("namespace House.Low;\n" + code));

    [Theory]
    [InlineData("using Alias = House.High.Case;\nnamespace House.Low; class A { Alias? a; }", "RCT0001 1 Case", "RCT0001 2 Alias")]
    [InlineData("using static House.High.Case;\nnamespace House.Low; class A { int n = Limit; }", "RCT0001 1 Case", "RCT0001 2 Limit")]
    [InlineData("using House.High;\nnamespace House.Low; class A { int n = 1.Twice(); }", "RCT0001 2 Twice")] // an extension method
    [InlineData("using House.High;\nnamespace House.Low; class A { int n = Extensions.Same(1); }", "RCT0001 2 Extensions", "RCT0001 2 Same")]
    public async Task Aliases_static_usings_and_extension_methods_are_seen(string code, params string[] expected) => Assert.Equal(expected, await Low(code));

    /// <summary>Middle may not use High either, but gets a case from Right without naming it.</summary>
    [Theory]
    [InlineData("var c = House.Low.Source.Get();", "var")]
    [InlineData("System.Action<House.Low.Box> f = b => { }; System.Func<System.Func<House.Low.Box>> g = () => () => new();")]
    [InlineData("House.Low.Source.Each(c => { });", "c")] // an inferred parameter
    [InlineData("_ = House.Low.Source.Get().Size;", "Size")]
    [InlineData("_ = House.Low.Source.Get()[1];", "House.Low.Source.Get()[1]")]
    [InlineData("_ = House.Low.Source.Get() + House.Low.Source.Get();", "House.Low.Source.Get() + House.Low.Source.Get()")]
    [InlineData("House.Low.Source.Take(new(1));", "new(1)")]
    [InlineData("if (House.Low.Source.Get() is { Size: 1 } c) { }", "Size")]
    [InlineData("if (House.Low.Source.Get() is var c) { }", "c")]
    [InlineData("foreach (var c in House.Low.Source.All()) { }", "var")]
    [InlineData("var (a, b) = House.Low.Source.Two();", "var", "a")]
    public async Task A_use_without_a_name_is_seen(string statement, params string[] names)
    {
        const string Source = """
            using System;
            using System.Collections.Generic;
            using House.High;
            namespace House.Low;
            public class Box { }
            public static class Source
            {
                public static Case Get() => Case.Open();
                public static void Take(Case c) { }
                public static void Each(Action<Case> a) { }
                public static IEnumerable<Case> All() => [];
                public static (Case, int) Two() => default;
            }
            """;
        var all = await Report(("House/High/High.cs", High), ("House/Low/Source.cs", Source), ("House/Middle/M.cs", $"namespace House.Middle;\nclass M {{ void Run() {{ {statement} }} }}"));
        Assert.Equal(names.Select(name => $"RCT0001 2 {name}"), all.SkipWhile(line => !line.StartsWith("RCT0001 2", StringComparison.Ordinal)));
        Assert.Contains("RCT0001 8 Case", all); // the source itself is a violation, and reported as one
    }

    [Fact]
    public async Task Uses_along_the_table_and_of_the_framework_are_not_reported() =>
        Assert.Empty(await Report(
            ("House/Low/L.cs", "namespace House.Low; public class L { public const int N = 1; public L? Other => null; }"),
            ("House/Middle/M.cs", "namespace House.Middle; public class M : Low.L { public int X = N; }"),
            ("House/Aside/A.cs", "namespace House.Aside; public class A { public Low.L? L; }"),
            ("House/High/H.cs", "using House.Low;\nnamespace House.High.Deeper; class H { Low.L? l; Middle.M? m; string n = nameof(L) + typeof(System.Uri); }")));

    [Fact]
    public async Task Folders_beside_each_other_or_on_another_branch_may_not_use_each_other() =>
        Assert.Equal(
            ["RCT0001 2 L", "RCT0001 3 R", "RCT0001 4 A", "RCT0001 5 M"],
            (await Report(
                ("House/Aside/A.cs", "namespace House.Aside;\npublic class A { Left.L? l; }"),
                ("House/Left/L.cs", "namespace House.Left;\n\npublic class L { Right.R? r; Low.B? b; }"),
                ("House/Low/B.cs", "namespace House.Low;\n\n\n\npublic class B { Middle.M? m; }"),
                ("House/Middle/M.cs", "namespace House.Middle;\n\n\npublic class M { Aside.A? a; }"),
                ("House/Right/R.cs", "namespace House.Right; public class R { }"))).Order());

    [Fact]
    public async Task Another_project_may_be_used_as_far_as_the_table_says()
    {
        var engine = Analyzed.Compile("House.Engine", [
            ("House.Engine/Inner/I.cs", "namespace House.Engine.Inner; public class I { public const int N = 1; }"),
            ("House.Engine/Outer/O.cs", "namespace House.Engine.Outer; public class O { public static Inner.I Get() => new(); }")]);
        Assert.Empty(await Analyzed.Report(engine, new FolderDirectionAnalyzer(), ("architecture.txt", Table)));
        var house = Analyzed.Compile("House", [("House/Low/L.cs", "namespace House.Low;\nclass L { object o = Engine.Outer.O.Get(); int n = Engine.Inner.I.N; }")], engine);
        Assert.Equal(
            ["RCT0001 2 I", "RCT0001 2 N"],
            await Analyzed.Report(house, new FolderDirectionAnalyzer(), ("architecture.txt", Table)));
    }

    [Fact]
    public async Task Generated_code_is_checked_too()
    {
        const string Generated = "// <auto-generated/>\n#nullable enable\nnamespace House.Low;\n[System.CodeDom.Compiler.GeneratedCode(\"x\", \"1\")]\npartial class Page { int n = House.High.Case.Limit; }";
        Assert.Equal(["RCT0001 5 Case", "RCT0001 5 Limit"], await Low(Generated, "House/obj/Debug/Page_razor.g.cs"));
        // A generator's own namespace is no folder of the house.
        Assert.Empty(await Low("// <auto-generated/>\nnamespace Other.Tool { file class X { int n = House.High.Case.Limit; } }", "House/obj/Debug/X.g.cs"));
    }

    [Fact]
    public async Task A_folder_that_is_not_named_is_reported()
    {
        Assert.Equal(["RCT0002 1 House.New"], await Report(("House/New/N.cs", "namespace House.New;\nclass N { }")));
        Assert.Equal(["RCT0002 1 Tower.Low"], await Analyzed.Report(Analyzed.Compile("Tower", [("Tower/Low/N.cs", "namespace Tower.Low;\nclass N { }")]), new FolderDirectionAnalyzer(), ("architecture.txt", Table)));
    }

    [Fact]
    public async Task A_namespace_that_hides_the_folder_is_reported()
    {
        Assert.Equal(["RCT0007 1 House.High"], await Report(("House/Low/N.cs", "namespace House.High;\nclass N { }")));
        Assert.Equal(["RCT0007 1 class N { }"], await Report(("House/Low/N.cs", "class N { }")));
        Assert.Empty(await Report(("House/Low/Deep/N.cs", "namespace House.Low.Deep;\nclass N { }"), ("House/Low/Only.cs", "[assembly: System.Reflection.AssemblyTitle(\"x\")]")));
    }

    [Fact]
    public async Task The_projects_own_files_are_a_folder_like_any_other() =>
        Assert.Equal(["RCT0001 1 Case", "RCT0001 1 Limit"], await Low("System.Math.Abs(House.High.Case.Limit);", "House/Program.cs"));

    [Fact]
    public async Task Without_a_readable_table_nothing_passes_silently()
    {
        var compilation = Analyzed.Compile("House", [("House/Low/N.cs", "namespace House.Low;\nclass N { }")]);
        Assert.Equal(["RCT0008 eng/architecture.txt is not among the additional files of the build"], await Analyzed.Report(compilation, new FolderDirectionAnalyzer()));
        foreach (var (line, text) in (ReadOnlySpan<(int, string)>)[(1, "  Low uses nothing"), (1, "House"), (2, "House uses nothing\n  Low"), (2, "House uses nothing\n  Low < "), (1, "House uses Low/Deep/Er"), (2, "House uses nothing\n  A < B use each other")])
        {
            Assert.Null(Architecture.Read(text.Split('\n'), out var problem));
            Assert.StartsWith($"({line}): not of the form", problem);
        }
    }
}
