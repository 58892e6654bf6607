namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>A run looked at everything that its tool looks at in its category and repository: what an earlier one of all three reported and this one does not, is gone.</summary>
internal sealed class SarifCoverage(string tool, string category, string repository) : ScannerCoverage
{
    public override string Series { get; } = $"sarif:{tool.ToLowerInvariant()}:{category}{(repository.Length > 0 ? $"@{repository}" : "")}";

    public override bool Covers(in Sighted seen) => true;
}
