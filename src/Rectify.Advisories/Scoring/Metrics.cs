using System.Collections.Frozen;

namespace Rectify.Advisories.Scoring;

/// <summary>One metric: its name, its values, and what it is when a vector does not name it (null: the vector must).</summary>
internal sealed record Metric(string Name, string[] Values, string? Otherwise);

/// <summary>The metrics of one version in the order of its specification, and the strict reader of vectors over them.</summary>
internal sealed class Metrics
{
    private readonly Metric[] _metrics;
    private readonly bool _isOrdered;
    private readonly FrozenDictionary<string, int> _places;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _placeOf;

    /// <param name="isOrdered">Whether the specification fixes the order of a vector's metrics.</param>
    /// <param name="table">
    /// A line a group: the metrics as <c>NAME:value,value</c>; a group that starts with <c>X=</c> is optional and <c>X</c> its default.
    /// </param>
    public Metrics(bool isOrdered, params string[] table)
    {
        _isOrdered = isOrdered;
        _metrics = [.. table.SelectMany(Group)];
        _places = _metrics.Select((metric, place) => (metric.Name, place)).ToFrozenDictionary(pair => pair.Name, pair => pair.place);
        _placeOf = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The values of a vector, or null and the reason.</summary>
    public MetricValues? Read(ReadOnlySpan<char> vector, out CvssProblem? problem)
    {
        var values = new string?[_metrics.Length];
        var last = -1;
        foreach (var range in vector.Split('/'))
        {
            var part = vector[range];
            var colon = part.IndexOf(':');
            if (colon < 0 || !_placeOf.TryGetValue(part[..colon], out var place)) return Refuse(CvssProblemCode.MetricUnknown, part, out problem);
            if (values[place] is not null) return Refuse(CvssProblemCode.MetricRepeated, part, out problem);
            if (_isOrdered && place < last) return Refuse(CvssProblemCode.MetricOutOfOrder, part, out problem);
            if ((values[place] = ValueOf(_metrics[place], part[(colon + 1)..])) is null)
                return Refuse(CvssProblemCode.ValueUnknown, part, out problem);
            last = place;
        }
        for (var place = 0; place < values.Length; place++)
        {
            if (values[place] is not null) continue;
            if (_metrics[place].Otherwise is not { } otherwise) return Refuse(CvssProblemCode.MetricMissing, _metrics[place].Name, out problem);
            values[place] = otherwise;
        }
        problem = null;
        return new(this, values);
    }

    public int PlaceOf(string metric) => _places[metric];

    /// <summary>Whether the value says something, or is what the metric is anyway.</summary>
    public bool IsDefined(int place, string? value) => _metrics[place].Otherwise != value;

    private static IEnumerable<Metric> Group(string line)
    {
        var optional = line.IndexOf('=', StringComparison.Ordinal);
        var otherwise = optional < 0 ? null : line[..optional];
        foreach (var metric in line[(optional + 1)..].Split(' '))
        {
            var colon = metric.IndexOf(':', StringComparison.Ordinal);
            var values = metric[(colon + 1)..].Split(',');
            yield return new(metric[..colon], otherwise is null ? values : [otherwise, .. values], otherwise);
        }
    }

    private static string? ValueOf(Metric metric, ReadOnlySpan<char> text)
    {
        foreach (var value in metric.Values)
            if (text.SequenceEqual(value)) return value;
        return null;
    }

    private static MetricValues? Refuse(CvssProblemCode code, ReadOnlySpan<char> detail, out CvssProblem? problem)
    {
        problem = CvssProblem.Of(code, detail);
        return null;
    }
}

/// <summary>The values of one vector, every metric filled.</summary>
internal readonly struct MetricValues(Metrics metrics, string?[] values)
{
    public string this[string metric] => values[metrics.PlaceOf(metric)] ?? "";

    /// <summary>Whether the vector defines one of these metrics.</summary>
    public bool Defines(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (metrics.PlaceOf(name) is var place && metrics.IsDefined(place, values[place])) return true;
        return false;
    }
}
