using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Rectify.Analyzers.Tests;

/// <summary>Compiles snippets as a project of the solution would be compiled, and says what an analyzer reports.</summary>
internal static class Analyzed
{
    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>A compilation; the files' paths start at the folder above the project's. It must be free of errors, or it would show nothing.</summary>
    public static CSharpCompilation Compile(string project, IEnumerable<(string Path, string Code)> files, params IEnumerable<Compilation> referenced)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Code, new CSharpParseOptions(LanguageVersion.CSharp14), $"/house/src/{file.Path}"));
        var kind = files.Any(file => file.Path.EndsWith("Program.cs", StringComparison.Ordinal)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            project, trees, [.. Framework, .. referenced.Select(other => other.ToMetadataReference())],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return compilation;
    }

    /// <summary>What the analyzer reports, a line each: code, line of the file, the text between the location's ends, and for RCT0001 the edge.</summary>
    public static async Task<string[]> Report(Compilation compilation, DiagnosticAnalyzer analyzer, params IEnumerable<(string Path, string Text)> additional)
    {
        var files = additional.Select(file => (AdditionalText)new InMemoryFile(file.Path, file.Text)).ToImmutableArray();
        var diagnostics = await compilation.WithAnalyzers([analyzer], new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return
        [
            .. diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal).Select(Line),
        ];
    }

    private static string Line(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return $"{diagnostic.Id} {diagnostic.GetMessage()}";
        var text = tree.GetText().ToString(diagnostic.Location.SourceSpan);
        return $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} {text.Split('\n')[0]}";
    }

    private sealed class InMemoryFile(string path, string text) : AdditionalText
    {
        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
