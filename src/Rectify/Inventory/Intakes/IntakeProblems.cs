using Rectify.Foundation;

namespace Rectify.Inventory.Intakes;

/// <summary>Expected failures of intakes.</summary>
internal static class IntakeProblems
{
    public static Problem Empty { get; } = new("RCT-INTAKE-001", ProblemKind.Invalid, new("The file is empty.", "文件为空。"));

    public static Problem Unknown { get; } = new("RCT-INTAKE-002", ProblemKind.NotFound, new("There is no such intake that waits for this.", "没有等待此步骤的接收项。"));

    public static Problem NamesNothing { get; } = new("RCT-INTAKE-003", ProblemKind.Invalid, new(
        "It does not say what it is about. Hand it in from the page of its release or system.", "文件未说明其对象。请在相应发行版本或系统的页面提交。"));

    public static Problem NamesNoVersion(string name) => new("RCT-INTAKE-004", ProblemKind.Invalid, new(
        $"It says that it is about “{name}”, but not which version. Hand it in from the page of its release.", $"文件说明其对象为“{name}”，但未说明版本。请在相应发行版本的页面提交。"));

    public static Problem NoSuchProduct(string name) => new("RCT-INTAKE-005", ProblemKind.NotFound, new(
        $"It says that it is about “{name}”, and there is no such product. Register it, or hand it in from the page of its release or system.", $"文件说明其对象为“{name}”，但没有该产品。请先登记，或在相应发行版本、系统的页面提交。"));

    public static Problem SeveralProducts(string name) => new("RCT-INTAKE-006", ProblemKind.Conflict, new(
        $"Several of our legal entities have a product “{name}”. Hand it in from the page of its release.", $"本组织有多个法人实体拥有产品“{name}”。请在相应发行版本的页面提交。"));
}
