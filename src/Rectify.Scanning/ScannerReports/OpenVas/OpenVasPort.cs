using System.Globalization;

namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>A port as OpenVAS writes it: <c>80/tcp</c>, <c>http (80/tcp)</c>, <c>general/tcp</c> for the host as a whole.</summary>
internal static class OpenVasPort
{
    public static (int? Port, string? Protocol) Read(string text)
    {
        var part = text.Trim();
        var open = part.LastIndexOf('(');
        if (open >= 0) part = part[(open + 1)..].TrimEnd(')');
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var number = slash < 0 ? part : part[..slash];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535) return (null, null);
        return (port, slash < 0 ? null : part[(slash + 1)..].Trim());
    }
}
