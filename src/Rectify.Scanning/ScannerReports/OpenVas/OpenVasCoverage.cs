namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>
/// What a scan of OpenVAS looked at: hosts that were alive and whose scan came to its end, in the task that it is a run of, as far as the report's filter lets
/// its results through. A report without its task, or one of which a page is shown, tells nothing.
/// </summary>
internal sealed class OpenVasCoverage : ScannerCoverage
{
    private static readonly string[] PagingOnly = ["first=", "rows=", "sort=", "sort-reverse="];

    private readonly Dictionary<string, bool> _hosts = new(StringComparer.Ordinal);
    private string _task = "", _filter = "";

    public override string Series => _task.Length == 0 || Read < Stated ? "" : $"openvas:{_task}:{_filter}";

    /// <summary>How many results the filter lets through, as the report says.</summary>
    public int Stated { get; set; }

    /// <summary>How many stand in it.</summary>
    public int Read { get; set; }

    public void SeeTask(string id) => _task = _task.Length == 0 ? id : _task;

    /// <summary>The words of the filter that decide what is shown.</summary>
    public void SeeFilter(string term) => _filter = string.Join(
        ' ', term.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !PagingOnly.Any(word.StartsWith)).Order(StringComparer.Ordinal));

    public void See(string host, bool loggedOn) => _hosts[host] = loggedOn;

    public override bool IsCredentialed(string host) => _hosts.GetValueOrDefault(host);

    public override bool Covers(in Sighted seen) =>
        Series.Length > 0 && seen.Host is not null && _hosts.TryGetValue(seen.Host, out var loggedOn) && (loggedOn || !seen.Credentialed);
}
