using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>The id of an <see cref="InboundReport"/>.</summary>
public readonly record struct ReportId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
