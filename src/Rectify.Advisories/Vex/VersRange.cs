using System.Diagnostics.CodeAnalysis;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Vex;

/// <summary>
/// A version range in vers form, <c>vers:npm/&gt;=1.0.0|&lt;2.0.0</c> (package-url/vers-spec). The constraints need not be sorted.
/// </summary>
public sealed class VersRange
{
    private readonly VersionOrder? _order;
    private readonly IReadOnlyList<Constraint> _constraints;

    private VersRange(VersionOrder? order, IReadOnlyList<Constraint> constraints) => (_order, _constraints) = (order, constraints);

    /// <summary>Reads a range; false when the text is none in vers form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersRange? range)
    {
        range = null;
        if (!text.StartsWith("vers:", StringComparison.OrdinalIgnoreCase) || text.Length > 65_536) return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= "vers:".Length) return false;
        var (scheme, list) = (text["vers:".Length..slash].Trim().ToLowerInvariant(), text[(slash + 1)..].Trim());
        var constraints = new List<Constraint>();
        if (list != "*")
        {
            foreach (var part in list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (Read(part) is not { } constraint) return false;
                constraints.Add(constraint);
            }
            if (constraints.Count == 0) return false;
        }
        range = new VersRange(OrderOf(scheme), constraints);
        return true;
    }

    /// <summary>Whether a version lies in the range; null when that cannot be said.</summary>
    public bool? Contains(string version)
    {
        if (_constraints.Count == 0) return true;
        foreach (var one in _constraints)
            if (one.Version == version) return one.Sign is Sign.Equal or Sign.AtLeast or Sign.AtMost;
        var bounds = _constraints.Where(one => one.Sign is not (Sign.Equal or Sign.NotEqual)).ToList();
        if (_order is null || !_order.TryParse(version, out var wanted)) return null;
        var read = new List<(Constraint Constraint, ComparableVersion Version)>();
        foreach (var one in _constraints)
        {
            if (!_order.TryParse(one.Version, out var bound)) return null;
            if (bound.CompareTo(wanted) == 0) return one.Sign is Sign.Equal or Sign.AtLeast or Sign.AtMost;
            if (one.Sign is not (Sign.Equal or Sign.NotEqual)) read.Add((one, bound));
        }
        if (bounds.Count == 0) return _constraints.All(one => one.Sign == Sign.NotEqual);
        read.Sort((a, b) => a.Version.CompareTo(b.Version));
        // The version equals no bound: what stands next to it on either side decides.
        var above = read.FindIndex(one => one.Version.CompareTo(wanted) > 0);
        var below = above < 0 ? read.Count - 1 : above - 1;
        var startsBelow = below >= 0 && read[below].Constraint.Sign is Sign.AtLeast or Sign.MoreThan;
        var endsAbove = above >= 0 && read[above].Constraint.Sign is Sign.AtMost or Sign.LessThan;
        return (below < 0 || startsBelow) && (above < 0 || endsAbove);
    }

    private static Constraint? Read(string part)
    {
        var (sign, length) = part switch
        {
            _ when part.StartsWith(">=", StringComparison.Ordinal) => (Sign.AtLeast, 2),
            _ when part.StartsWith("<=", StringComparison.Ordinal) => (Sign.AtMost, 2),
            _ when part.StartsWith("!=", StringComparison.Ordinal) => (Sign.NotEqual, 2),
            _ when part.StartsWith('>') => (Sign.MoreThan, 1),
            _ when part.StartsWith('<') => (Sign.LessThan, 1),
            _ when part.StartsWith('=') => (Sign.Equal, 1),
            _ => (Sign.Equal, 0),
        };
        var version = Uri.UnescapeDataString(part[length..].Trim());
        return version.Length == 0 || version == "*" ? null : new Constraint(sign, version);
    }

    private static VersionOrder? OrderOf(string scheme) => scheme switch
    {
        "npm" or "semver" => VersionOrder.For("npm"),
        "maven" => VersionOrder.For("Maven"),
        "pypi" => VersionOrder.For("PyPI"),
        "nuget" => VersionOrder.For("NuGet"),
        "golang" => VersionOrder.For("Go"),
        "cargo" => VersionOrder.For("crates.io"),
        "hex" => VersionOrder.For("Hex"),
        _ => null,
    };

    private enum Sign { Equal, NotEqual, LessThan, AtMost, MoreThan, AtLeast }

    private sealed record Constraint(Sign Sign, string Version);
}
