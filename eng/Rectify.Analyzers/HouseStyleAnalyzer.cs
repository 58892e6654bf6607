using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rectify.Analyzers;

/// <summary>The small house rules for code that people write: RCT0003 to RCT0006. What a generator writes is not judged by them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HouseStyleAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Endings that say nothing. <c>AdvisoryDatabase</c> does not end in <c>Base</c>: the capital counts.</summary>
    private static readonly string[] EmptyWords = { "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Base", "Dto", "DTO" };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.NullForgiving, Rules.ForbiddenName, Rules.Pragma, Rules.EmptyCatch);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(NullForgiving, SyntaxKind.SuppressNullableWarningExpression);
        context.RegisterSyntaxNodeAction(EmptyCatch, SyntaxKind.CatchClause);
        context.RegisterSymbolAction(ForbiddenName, SymbolKind.NamedType);
        context.RegisterSyntaxTreeAction(Pragmas);
    }

    private static void NullForgiving(SyntaxNodeAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(Rules.NullForgiving, ((PostfixUnaryExpressionSyntax)context.Node).OperatorToken.GetLocation()));

    private static void EmptyCatch(SyntaxNodeAnalysisContext context)
    {
        var clause = (CatchClauseSyntax)context.Node;
        if (clause.Block.Statements.Count == 0) context.ReportDiagnostic(Diagnostic.Create(Rules.EmptyCatch, clause.CatchKeyword.GetLocation()));
    }

    private static void ForbiddenName(SymbolAnalysisContext context)
    {
        var word = Array.Find(EmptyWords, ending => context.Symbol.Name.EndsWith(ending, StringComparison.Ordinal));
        if (word is not null) context.ReportDiagnostic(Diagnostic.Create(Rules.ForbiddenName, context.Symbol.Locations[0], context.Symbol.Name, word));
    }

    private static void Pragmas(SyntaxTreeAnalysisContext context)
    {
        var pragmas = context.Tree.GetRoot(context.CancellationToken).DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>();
        foreach (var pragma in pragmas.Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)))
            context.ReportDiagnostic(Diagnostic.Create(Rules.Pragma, pragma.GetLocation()));
    }
}
