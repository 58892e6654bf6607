using System.Globalization;

namespace Rectify.Scanning.ScannerReports;

/// <summary>Ends the reading of a report and carries what to note about it. Never seen outside this assembly.</summary>
internal sealed class ReportUnreadException(ScannerNoteCode code, params IReadOnlyList<string> arguments) : Exception
{
    public ScannerNoteCode Code { get; } = code;

    public IReadOnlyList<string> Arguments { get; } = arguments;

    public static ReportUnreadException Over(ScannerNoteCode code, long limit) => new(code, limit.ToString(CultureInfo.InvariantCulture));
}
