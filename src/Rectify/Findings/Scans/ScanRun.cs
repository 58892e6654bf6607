using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>One run in a scanner's report; most have one.</summary>
/// <param name="Scan">The report.</param>
/// <param name="Number">From 0.</param>
/// <param name="System">What was scanned.</param>
/// <param name="Format">The report's format.</param>
/// <param name="Tool">The scanner as it calls itself.</param>
/// <param name="ToolVersion">Its version; null when it does not say.</param>
/// <param name="Series">Scans of one series look for the same things; empty when the report does not tell.</param>
/// <param name="Key">Its place among the scans of the system.</param>
/// <param name="Hosts">How many hosts answered.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Closes">Whether it has begun to say what is gone.</param>
public sealed record ScanRun(
    ScanId Scan, int Number, SystemId System, ScannerFormat Format, string Tool, string? ToolVersion, string Series, ScanRunKey Key, int Hosts, int Rows, bool Closes);
