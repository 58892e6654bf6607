namespace Rectify.Scanning.ScannerReports.Nessus;

/// <summary>
/// What a Nessus scan looked at: hosts whose scan came to its end, with the plugins of its policy (where the file does not name them, those that said something
/// anywhere in it), on ports of its range. What was seen from inside is not gone because nobody logged on.
/// </summary>
internal sealed class NessusCoverage : ScannerCoverage
{
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loggedOn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spoke = new(StringComparer.Ordinal);
    private readonly HashSet<(string, int, string?)> _answered = [];
    private HashSet<string>? _plugins;
    private PortList? _range;
    private string _manner = "";

    public override string Series => "nessus";

    public override string Manner => _manner;

    public void SeePlugins(string set) => _plugins = set.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    public void SeeRange(string range) => (_range, _manner) = (PortList.Read(range), range);

    public void SeeEnd(string host) => _ended.Add(host);

    public void SeeLogOn(string host) => _loggedOn.Add(host);

    public void SeeRow(Place.OnHost place, string plugin)
    {
        _spoke.Add(plugin);
        if (place.Port is { } port) _answered.Add((place.Host, port, place.Protocol));
    }

    public override bool IsCredentialed(string host) => _loggedOn.Contains(host);

    public override bool Covers(in Sighted seen)
    {
        if (seen.Host is null || !_ended.Contains(seen.Host) || (seen.Credentialed && !_loggedOn.Contains(seen.Host))) return false;
        if (!(_plugins ?? _spoke).Contains(seen.Check.Id)) return false;
        return seen.Port is not { } port || _answered.Contains((seen.Host, port, seen.Protocol)) || _range?.Contains(port) == true
            || (_manner.Length > 0 && _range is null && _manner == seen.Manner);
    }
}
