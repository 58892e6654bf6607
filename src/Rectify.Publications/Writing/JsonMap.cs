namespace Rectify.Publications.Writing;

/// <summary>
/// A JSON object that sorts its members, so that the same advisory always gives the same bytes (and CSAF's test 6.2.13 is met). What says
/// nothing is no member: null, an empty text, list or object.
/// </summary>
internal sealed class JsonMap
{
    private readonly SortedDictionary<string, object> _members = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KeyValuePair<string, object>> Members => _members;

    /// <summary>A text, a boolean, a whole number, a decimal, an object, or a list of texts or objects.</summary>
    public object? this[string name]
    {
        set
        {
            if (value is null or "" or JsonMap { Members.Count: 0 } or IReadOnlyCollection<object> { Count: 0 }) return;
            _members[name] = value;
        }
    }

    /// <summary>A text that was written; null when there is none of that name.</summary>
    public string? Text(string name) => _members.GetValueOrDefault(name) as string;

    /// <summary>Whether a member is this text.</summary>
    public bool Is(string name, string text) => Text(name) == text;

    /// <summary>Whether the two would be written alike: no list of the formats may hold one thing twice.</summary>
    public override bool Equals(object? obj) =>
        obj is JsonMap other && _members.Count == other._members.Count
        && _members.Zip(other._members).All(pair => pair.First.Key == pair.Second.Key && IsSame(pair.First.Value, pair.Second.Value));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _members)
        {
            hash.Add(name);
            if (value is string or JsonMap) hash.Add(value);
        }
        return hash.ToHashCode();
    }

    private static bool IsSame(object left, object right) => left is IReadOnlyList<object> list
        ? right is IReadOnlyList<object> other && list.Count == other.Count && list.Zip(other).All(pair => IsSame(pair.First, pair.Second))
        : left.Equals(right);
}
