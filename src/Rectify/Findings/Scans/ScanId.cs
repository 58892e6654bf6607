using Rectify.Foundation;

namespace Rectify.Findings.Scans;

/// <summary>The id of a <see cref="Scan"/>.</summary>
public readonly record struct ScanId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
