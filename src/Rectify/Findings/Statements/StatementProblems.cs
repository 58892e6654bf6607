using Rectify.Foundation;

namespace Rectify.Findings.Statements;

/// <summary>Expected failures of statements.</summary>
internal static class StatementProblems
{
    public static Problem Unreadable(string english, string chinese) => new("RCT-VEX-001", ProblemKind.Unreadable, new($"The document {english}.", $"该文档{chinese}。"));

    public static Problem Known(VexDocumentId id) => new("RCT-VEX-002", ProblemKind.Conflict, new($"Exactly these bytes were brought in before, as {id}.", $"内容完全相同的文档此前已导入，编号为 {id}。"));

    public static Problem NoStatements { get; } = new("RCT-VEX-003", ProblemKind.Unreadable, new("The document states nothing about any vulnerability.", "该文档没有关于任何漏洞的声明。"));
}
