using System.Text.Json;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>
/// The hashes that a JSON document names: strings that are 64 lower-case hexadecimal digits and nothing else, wherever they stand, with
/// their place as a JSON pointer (RFC 6901). A document that holds the hash of a file commits to that file, whatever the member is called.
/// </summary>
internal static class NamedHashes
{
    private const int MaxPlace = 200;

    /// <summary>None when the bytes are not JSON that everybody reads alike: a payload may be of any kind.</summary>
    public static Dictionary<TreeHash, string> Of(ReadOnlyMemory<byte> utf8)
    {
        var places = new Dictionary<TreeHash, string>();
        if (!CanonicalJson.TryCanonicalize(utf8.Span, CanonicalLimits.Default, out var canonical, out _)) return places;
        using var document = JsonDocument.Parse(canonical);
        Walk(document.RootElement, [], places);
        return places;
    }

    private static void Walk(JsonElement json, List<string> path, Dictionary<TreeHash, string> places)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject()) Step(member.Value, member.Name);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in json.EnumerateArray()) Step(item, $"{index++}");
                break;
            case JsonValueKind.String when TreeHash.TryParse(json.GetString(), out var hash) && !places.ContainsKey(hash):
                places.Add(hash, Pointer(path));
                break;
        }

        void Step(JsonElement value, string name)
        {
            path.Add(name);
            Walk(value, path, places);
            path.RemoveAt(path.Count - 1);
        }
    }

    private static string Pointer(List<string> path)
    {
        var pointer = string.Concat(path.Select(name =>
            "/" + name[..Math.Min(name.Length, MaxPlace)].Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
        return pointer[..Math.Min(pointer.Length, MaxPlace)];
    }
}
