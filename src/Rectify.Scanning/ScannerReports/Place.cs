using System.Globalization;
using System.Net;

namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// Where a row is. Holds nothing that changes when the scanner numbers, orders or dates things otherwise. Two places of one kind are equal when
/// their texts are.
/// </summary>
public abstract record Place
{
    private Place() { }

    /// <summary>The asset in the report's own words: a host's address, else empty.</summary>
    public virtual string Asset => "";

    /// <summary>A host, or one port of it.</summary>
    public sealed record OnHost : Place
    {
        /// <summary>A place on a host.</summary>
        /// <param name="host">Address or name, as the scanner calls its target.</param>
        /// <param name="port">1 to 65535; anything else is the host as a whole.</param>
        /// <param name="protocol">Of the port.</param>
        public OnHost(string host, int? port, string? protocol)
        {
            Host = Canonical(host);
            if (port is not (>= 1 and <= 65535)) return;
            Port = port;
            Protocol = string.IsNullOrWhiteSpace(protocol) ? "tcp" : protocol.Trim().ToLowerInvariant();
        }

        /// <summary>In lower case; IPv6 in its short form.</summary>
        public string Host { get; }

        /// <summary>Null for the host as a whole.</summary>
        public int? Port { get; }

        /// <summary>Null for the host as a whole.</summary>
        public string? Protocol { get; }

        /// <inheritdoc/>
        public override string Asset => Host;

        /// <inheritdoc/>
        public override string ToString() =>
            Port is not { } port ? Host
            : string.Create(CultureInfo.InvariantCulture, $"{(IsIpv6 ? $"[{Host}]" : Host)}:{port}/{Protocol}");

        private bool IsIpv6 => Host.Contains(':', StringComparison.Ordinal) && !Host.Contains('/', StringComparison.Ordinal);

        /// <summary>One spelling for one target. Paths of addresses on the web keep their case.</summary>
        internal static string Canonical(string host)
        {
            var text = host.Trim();
            if (text.Contains('/', StringComparison.Ordinal)) return text;
            if (text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address)) return address.ToString();
            return text.ToLowerInvariant().TrimEnd('.');
        }
    }

    /// <summary>A file, or a page on the web.</summary>
    /// <param name="Path">Relative to the scanned root where the report lets us know it; <c>/</c> between names.</param>
    public sealed record InFile(string Path) : Place
    {
        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>A part of a program by its name, where no file is stated.</summary>
    /// <param name="Name">Fully qualified.</param>
    public sealed record InCode(string Name) : Place
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }

    /// <summary>The report does not say where: what was scanned as a whole.</summary>
    public sealed record Unstated : Place
    {
        /// <inheritdoc/>
        public override string ToString() => "";
    }
}
