namespace Rectify.Publications.Data;

/// <summary>One stretch of versions: from one, up to another that is or is not in it.</summary>
/// <param name="From">The first version; <c>0</c> for every earlier one.</param>
/// <param name="To">The last one; null when there is none.</param>
/// <param name="IsToIncluded">Whether <paramref name="To"/> belongs to it.</param>
internal sealed record VersionStretch(string From, string? To, bool IsToIncluded);

/// <summary>Ranges in vers form (package-url/vers-spec), as far as other formats can say them.</summary>
internal static class VersText
{
    /// <summary>The stretches, or null when the text is no vers range or excludes single versions or ends.</summary>
    public static (string Scheme, List<VersionStretch> Stretches)? Read(string? text)
    {
        if (text is null || !text.StartsWith("vers:", StringComparison.Ordinal) || text.Split('/', 2) is not [var head, { Length: > 0 } body]) return null;
        var stretches = new List<VersionStretch>();
        string? from = null;
        foreach (var part in body.Split('|'))
        {
            var sign = part.StartsWith(">=", StringComparison.Ordinal) || part.StartsWith("<=", StringComparison.Ordinal) || part.StartsWith("!=", StringComparison.Ordinal) ? part[..2]
                : part.Length > 0 && part[0] is '<' or '>' or '=' ? part[..1] : "";
            var version = Uri.UnescapeDataString(part[sign.Length..].Trim());
            if (version.Length == 0) return null;
            switch (sign)
            {
                case ">=" when from is null: from = version; break;
                case "<" or "<=":
                    stretches.Add(new(from ?? (stretches.Count == 0 ? "0" : ""), version, sign == "<="));
                    if (stretches[^1].From.Length == 0) return null;
                    from = null;
                    break;
                case "" or "=" when from is null: stretches.Add(version == "*" ? new("0", null, false) : new(version, version, true)); break;
                default: return null;
            }
        }
        if (from is not null) stretches.Add(new(from, null, false));
        return (head["vers:".Length..], stretches);
    }
}
