namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// What a scan looked at. What it does not report is gone only where it looked for it: a host that was down, a port that was not probed, a check that did
/// not run, say nothing.
/// </summary>
public abstract class ScannerCoverage
{
    /// <summary>Of a report that does not tell what was looked at.</summary>
    public static ScannerCoverage Nothing { get; } = new Unknown();

    /// <summary>Scans of one series look for the same things; only within one is the absence of a row an answer. Empty when nothing is known.</summary>
    public virtual string Series => "";

    /// <summary>How widely it looked, where that is stated as a word that must be the same to be compared (<c>default</c> ports of Nessus); else empty.</summary>
    public virtual string Manner => "";

    /// <summary>Whether it logged on to a host, and so saw more than from outside.</summary>
    public virtual bool IsCredentialed(string host) => false;

    /// <summary>Whether it would have seen again what an earlier scan of the same series saw.</summary>
    public abstract bool Covers(in Sighted seen);

    /// <summary>Whether it would have seen a port that is open.</summary>
    public virtual bool CoversPort(string host, int port, string protocol) => false;

    private sealed class Unknown : ScannerCoverage
    {
        public override bool Covers(in Sighted seen) => false;
    }
}

/// <summary>What an earlier scan saw, and how it looked.</summary>
/// <param name="Host">The target as rows call it; null when it is no place on a host.</param>
/// <param name="Port">Null for the host as a whole, and for what is no place on a host.</param>
/// <param name="Protocol">Of the port.</param>
/// <param name="Check">The check.</param>
/// <param name="Credentialed">Whether the scan that saw it had logged on.</param>
/// <param name="Manner">Its <see cref="ScannerCoverage.Manner"/>.</param>
public readonly record struct Sighted(string? Host, int? Port, string? Protocol, Check Check, bool Credentialed, string Manner);
