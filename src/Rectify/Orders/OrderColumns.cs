namespace Rectify.Orders;

/// <summary>The columns of an order's list and the headings under which authorities write them.</summary>
internal enum OrderColumn
{
    Number,
    Description,
    Clause,
    Requirement,
    System,
    Due,
}

internal static class OrderColumns
{
    private static readonly (OrderColumn Column, string[] Headings)[] Known =
    [
        (OrderColumn.Number, ["no", "no.", "number", "item", "编号", "序号"]),
        (OrderColumn.Description, ["description", "problem", "finding", "问题描述", "问题", "漏洞描述", "隐患描述"]),
        (OrderColumn.Clause, ["clause", "legal basis", "违反条款", "法律依据", "依据"]),
        (OrderColumn.Requirement, ["requirement", "整改要求", "要求"]),
        (OrderColumn.System, ["system", "asset", "系统", "系统名称", "资产"]),
        (OrderColumn.Due, ["due", "deadline", "due date", "整改期限", "期限", "完成期限"]),
    ];

    /// <summary>The headings we write and name in messages.</summary>
    public static string All { get; } = string.Join(", ", Known.Select(known => known.Headings[0]));

    /// <summary>The column that a heading stands for, or null.</summary>
    public static OrderColumn? Find(string heading)
    {
        foreach (var (column, headings) in Known)
            if (headings.Contains(heading.Trim(), StringComparer.OrdinalIgnoreCase)) return column;
        return null;
    }

    /// <summary>How we call a column in a message.</summary>
    public static string HeadingOf(OrderColumn column) => Known.First(known => known.Column == column).Headings[0];
}
