using Rectify.Foundation;

namespace Rectify.Inventory.Intakes;

/// <summary>Expected failures of intakes.</summary>
internal static class IntakeProblems
{
    public static Problem Empty { get; } = new("RCT-INTAKE-001", ProblemKind.Invalid, new("The file is empty.", "文件为空。"));

    public static Problem Unknown { get; } = new("RCT-INTAKE-002", ProblemKind.NotFound, new("There is no such intake that waits for this.", "没有等待此步骤的接收项。"));
}
