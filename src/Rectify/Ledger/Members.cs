using NodaTime;
using NodaTime.Text;
using Rectify.Proof.Canonical;

namespace Rectify.Ledger;

/// <summary>Members of payloads that many events have.</summary>
internal static class Members
{
    public static CanonicalWriter Texts(this CanonicalWriter json, string name, IEnumerable<string> texts)
    {
        json.Name(name).BeginArray();
        foreach (var text in texts) json.Value(text);
        return json.EndArray();
    }

    /// <summary>Nothing at all when there are none.</summary>
    public static CanonicalWriter Several(this CanonicalWriter json, string name, IEnumerable<string> texts) => texts.Any() ? json.Texts(name, texts) : json;

    public static CanonicalWriter Optional(this CanonicalWriter json, string name, string? text) => text is null ? json : json.Member(name, text);

    public static CanonicalWriter Optional(this CanonicalWriter json, string name, Instant? instant) =>
        json.Optional(name, instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null);
}
