using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rectify.Analyzers;

/// <summary>
/// RCT0001: every use of a symbol goes along an edge of eng/architecture.txt. It looks at the semantic model, so it also sees what
/// disappears from the compiled program (constants, nameof, attributes' arguments) and what a source generator writes.
/// RCT0002: every folder stands in the table. RCT0007: the namespace says the folder. RCT0008: the table can be read.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FolderDirectionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Name of the table among the compilation's additional files.</summary>
    public const string TableName = "architecture.txt";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.Direction, Rules.UnknownFolder, Rules.Namespace, Rules.Table);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var file = start.Options.AdditionalFiles.FirstOrDefault(f => Path.GetFileName(f.Path) == TableName);
            string? problem = " is not among the additional files of the build";
            var table = file?.GetText(start.CancellationToken) is { } text ? Architecture.Read(text.Lines.Select(line => line.ToString()), out problem) : null;
            if (table is null) start.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(Rules.Table, Location.None, problem)));
            else start.RegisterSemanticModelAction(model => new FileCheck(model, table).Run());
        });
    }

    /// <summary>One file against the table.</summary>
    private sealed class FileCheck
    {
        private readonly SemanticModelAnalysisContext context;
        private readonly SemanticModel model;
        private readonly Architecture table;
        private readonly string project;
        private readonly SyntaxNode root;

        public FileCheck(SemanticModelAnalysisContext context, Architecture table)
        {
            (this.context, this.table, model) = (context, table, context.SemanticModel);
            project = model.Compilation.AssemblyName ?? "";
            root = model.SyntaxTree.GetRoot(context.CancellationToken);
        }

        public void Run()
        {
            var spaces = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<BaseNamespaceDeclarationSyntax>().ToList();
            CheckPath(spaces.FirstOrDefault());
            var file = Folder.Of(project, spaces.FirstOrDefault()?.Name.ToString());
            foreach (var space in spaces)
                if (Folder.Of(project, space.Name.ToString()) is { } folder && !table.Names(folder)) Report(Rules.UnknownFolder, space.Name, folder);
            if (spaces.Count == 0 && !table.Names(project)) Report(Rules.UnknownFolder, root, project);

            foreach (var node in root.DescendantNodes())
            {
                var from = spaces.Count > 1 && node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } space ? Folder.Of(project, space.Name.ToString()) : file;
                if (from is { } folder && table.Names(folder)) CheckUse(folder, node);
            }
        }

        /// <summary>A hand-written file that declares something has the namespace of its folder.</summary>
        private void CheckPath(BaseNamespaceDeclarationSyntax? space)
        {
            var path = model.SyntaxTree.FilePath.Replace('\\', '/');
            var start = path.LastIndexOf("/" + project + "/", StringComparison.Ordinal);
            if (start < 0) return;
            var relative = path.Substring(start + project.Length + 2);
            if (relative.StartsWith("obj/", StringComparison.Ordinal) || relative.StartsWith("bin/", StringComparison.Ordinal)) return;
            var folder = relative.Contains("/") ? relative.Split('/')[0] : Folder.Root;
            var expected = folder == Folder.Root ? project : project + "." + folder;
            var declares = root.DescendantNodes().Any(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or GlobalStatementSyntax);
            if (!declares || (space is null && folder == Folder.Root)) return;
            if (space is null || !Folder.Of(project, space.Name.ToString()).Equals(new Folder(project, folder)))
                Report(Rules.Namespace, (SyntaxNode?)space?.Name ?? root, new Folder(project, folder), expected);
        }

        private void CheckUse(Folder from, SyntaxNode node)
        {
            foreach (var symbol in Used(node))
            {
                var crossed = Owners(symbol).Select(Folder.Of).Where(to => to is { } known && table.Names(known.Project) && !table.Allows(from, known)).FirstOrDefault();
                if (crossed is { } to) Report(Rules.Direction, node, from, to, symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            }
        }

        /// <summary>The symbols that a piece of syntax refers to: by a name (also <c>var</c>), or without one.</summary>
        private IEnumerable<ISymbol> Used(SyntaxNode node)
        {
            switch (node)
            {
                case SimpleNameSyntax:
                case ImplicitObjectCreationExpressionSyntax:
                case ElementAccessExpressionSyntax:
                case ConstructorInitializerSyntax:
                case BinaryExpressionSyntax:
                case PrefixUnaryExpressionSyntax:
                case PostfixUnaryExpressionSyntax:
                    var info = model.GetSymbolInfo(node, context.CancellationToken);
                    return info.Symbol is { } symbol ? new[] { symbol } : info.CandidateSymbols.Take(1); // nameof of a method group has candidates only
                case ParameterSyntax { Type: null } lambda when model.GetDeclaredSymbol(lambda, context.CancellationToken) is IParameterSymbol parameter:
                    return new[] { parameter.Type };
                case SingleVariableDesignationSyntax { Parent: VarPatternSyntax or ParenthesizedVariableDesignationSyntax } designation
                    when model.GetDeclaredSymbol(designation, context.CancellationToken) is ILocalSymbol local:
                    return new[] { local.Type };
                default:
                    return Enumerable.Empty<ISymbol>();
            }
        }

        /// <summary>The types that stand behind a symbol: where it is declared, and what a generic one is made of.</summary>
        private static IEnumerable<INamedTypeSymbol> Owners(ISymbol symbol) => symbol switch
        {
            ITypeSymbol type => Parts(type),
            IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction or MethodKind.BuiltinOperator } => Enumerable.Empty<INamedTypeSymbol>(),
            IMethodSymbol method => Parts((method.ReducedFrom ?? method).ContainingType).Concat(method.TypeArguments.SelectMany(Parts)),
            IPropertySymbol or IFieldSymbol or IEventSymbol => Parts(symbol.ContainingType),
            _ => Enumerable.Empty<INamedTypeSymbol>(),
        };

        private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) => type switch
        {
            IArrayTypeSymbol array => Parts(array.ElementType),
            IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
            INamedTypeSymbol { IsAnonymousType: true } => Enumerable.Empty<INamedTypeSymbol>(),
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Parts(element.Type)),
            INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Concat(Parts(named.ContainingType)).Prepend(named.OriginalDefinition),
            _ => Enumerable.Empty<INamedTypeSymbol>(),
        };

        private void Report(DiagnosticDescriptor rule, SyntaxNode node, params object[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, node.GetLocation(), arguments.Select(argument => argument.ToString()).ToArray()));
    }
}
