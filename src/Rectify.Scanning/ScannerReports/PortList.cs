using System.Collections;
using System.Globalization;

namespace Rectify.Scanning.ScannerReports;

/// <summary>A list of ports as scanners write it: <c>1,3-4,80</c>.</summary>
internal sealed class PortList
{
    private readonly BitArray _ports = new(65_536);

    /// <summary>Reads a list; null when any part of it is none, for then nobody knows what was probed.</summary>
    public static PortList? Read(string? text)
    {
        var list = new PortList();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (!Number(dash < 0 ? part : part[..dash], out var first) || !Number(dash < 0 ? part : part[(dash + 1)..], out var last) || last < first) return null;
            for (var port = first; port <= last; port++) list._ports[port] = true;
            list.IsEmpty = false;
        }
        return list.IsEmpty ? null : list;
    }

    private bool IsEmpty { get; set; } = true;

    public bool Contains(int port) => port is >= 0 and <= 65_535 && _ports[port];

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 65_535;
}
