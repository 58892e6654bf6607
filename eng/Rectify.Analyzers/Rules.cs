using Microsoft.CodeAnalysis;

namespace Rectify.Analyzers;

/// <summary>The house rules that the compiler keeps (docs/adr/0003). A rule is an error: there is no list of exceptions.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Direction = Rule(
        "RCT0001", "A folder uses only the folders below it", "{0} may not use {1}: {2} stands there (eng/architecture.txt says who may use whom)");

    public static readonly DiagnosticDescriptor UnknownFolder = Rule(
        "RCT0002", "Every folder stands in the architecture", "{0} is not named in eng/architecture.txt: say there what it may use");

    public static readonly DiagnosticDescriptor NullForgiving = Rule(
        "RCT0003", "No null-forgiving operator", "'!' silences the compiler instead of proving that the value is there: use a pattern, or return what is missing");

    public static readonly DiagnosticDescriptor ForbiddenName = Rule(
        "RCT0004", "A name says what a thing is", "'{0}' ends in '{1}', which says nothing: name it by what it is or does (docs/glossary.md)");

    public static readonly DiagnosticDescriptor Pragma = Rule(
        "RCT0005", "No warning is switched off in the code", "Mend what the compiler warns of, or change the rule for everybody in .editorconfig with its reason");

    public static readonly DiagnosticDescriptor EmptyCatch = Rule(
        "RCT0006", "No exception is swallowed", "An empty catch loses what happened: say it in the result, or let it pass");

    public static readonly DiagnosticDescriptor Namespace = Rule(
        "RCT0007", "A namespace says its folder", "The file stands in {0}, so its namespace starts with '{1}'");

    public static readonly DiagnosticDescriptor Table = Rule(
        "RCT0008", "The architecture can be read", "eng/architecture.txt{0}");

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Rectify", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.NotConfigurable);
}
