using Rectify.Foundation;

namespace Rectify.Server.Ui.Reports;

/// <summary>What can be wrong with a form before a use case sees it.</summary>
internal static class ReportsProblems
{
    public static Problem Unknown(string word) => new("RCT-PAGE-012", ProblemKind.NotFound, new($"There is no report '{word}' that you may see.", $"没有您可查看的报告“{word}”。"));
}
