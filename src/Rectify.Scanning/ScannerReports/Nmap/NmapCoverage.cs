namespace Rectify.Scanning.ScannerReports.Nmap;

/// <summary>
/// What a run of nmap looked at: the ports of its <c>scaninfo</c> on hosts that were up, as far as they answered. A filtered port, and a host that timed out,
/// say nothing. A script counts as run where the command line names it or it said something in this run; on a closed port nothing is left to be weak.
/// </summary>
internal sealed class NmapCoverage : ScannerCoverage
{
    private readonly Dictionary<string, PortList?> _probed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostPorts> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spoke = new(StringComparer.Ordinal);
    private readonly List<string> _named = [];
    private bool _versions;

    public override string Series => "nmap";

    /// <summary>How many ports were probed on each host.</summary>
    public int Services { get; private set; }

    /// <summary>Takes what the command line says about scripts.</summary>
    public void SeeArguments(string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            _versions |= word is "-sV" or "-A";
            var named = word == "--script" && at + 1 < words.Length ? words[at + 1] : word.StartsWith("--script=", StringComparison.Ordinal) ? word["--script=".Length..] : "";
            foreach (var name in named.Trim('"', '\'').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                _named.Add(name.TrimStart('+') is var bare && bare.EndsWith(".nse", StringComparison.Ordinal) ? bare[..^4] : bare);
        }
    }

    /// <summary>Takes a <c>scaninfo</c>.</summary>
    public void SeeProbed(string protocol, string? services, int count)
    {
        // A list that does not read, and two of one protocol, leave it unknown what was probed.
        _probed[protocol] = _probed.ContainsKey(protocol) ? null : PortList.Read(services);
        Services += count;
    }

    /// <summary>Takes that a script said something.</summary>
    public void SeeScript(string id) => _spoke.Add(id);

    /// <summary>Takes the ports of a host that was up.</summary>
    public void See(string host, HostPorts ports) => _hosts[host] = ports;

    public override bool CoversPort(string host, int port, string protocol) =>
        _hosts.TryGetValue(host, out var ports) && (ports.Answered.Contains((protocol, port)) || IsUnlisted(ports, port, protocol));

    public override bool Covers(in Sighted seen)
    {
        if (seen.Host is null || !_hosts.TryGetValue(seen.Host, out var ports)) return false;
        if (seen.Port is not { } port || seen.Protocol is not { } protocol) return HasRun(seen.Check);
        if (ports.Open.Contains((protocol, port))) return HasRun(seen.Check);
        return CoversPort(seen.Host, port, protocol);
    }

    /// <summary>Whether a port that stands in no list was probed and found closed.</summary>
    private bool IsUnlisted(HostPorts ports, int port, string protocol) =>
        ports.RestIsClosed && ports.Listed + ports.Rest == Services && !ports.Silent.Contains((protocol, port))
        && _probed.TryGetValue(protocol, out var probed) && probed?.Contains(port) == true;

    private bool HasRun(Check check)
    {
        var script = check.Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? check.Id[..slash] : check.Id;
        if (_spoke.Contains(script)) return true;
        if (script == "vulners" && !_versions) return false; // it has nothing to look up without versions
        return _named.Exists(name => name == "all" || name == script || (name == "vuln" && script.Contains("vuln", StringComparison.Ordinal))
            || (name is [.., '*'] && script.StartsWith(name[..^1], StringComparison.Ordinal)));
    }

    /// <summary>The ports of one host.</summary>
    internal sealed class HostPorts
    {
        /// <summary>Open: what is weak there, its scripts tell.</summary>
        public HashSet<(string, int)> Open { get; } = [];

        /// <summary>Open or closed.</summary>
        public HashSet<(string, int)> Answered { get; } = [];

        /// <summary>Filtered, or nobody knows.</summary>
        public HashSet<(string, int)> Silent { get; } = [];

        /// <summary>How many have a line of their own.</summary>
        public int Listed => Answered.Count + Silent.Count;

        /// <summary>How many have none.</summary>
        public int Rest { get; set; }

        /// <summary>Whether those all answered that they are closed.</summary>
        public bool RestIsClosed { get; set; } = true;
    }
}
