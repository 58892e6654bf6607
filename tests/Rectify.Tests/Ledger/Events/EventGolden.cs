using Rectify.Testing;

namespace Rectify.Tests.Ledger.Events;

/// <summary>One line of the golden: an example's payload, in the bytes that a version of the program records or recorded.</summary>
/// <param name="Type">The event's type.</param>
/// <param name="Version">The version of its payload.</param>
/// <param name="Name">Which example: <c>full</c> or <c>least</c>.</param>
/// <param name="Payload">Canonical JSON.</param>
internal sealed record EventLine(string Type, int Version, string Name, string Payload)
{
    public string Key => $"{Type} {Version} {Name}";

    public static EventLine Parse(string line) => line.Split(' ', 4) is [var type, var version, var name, var payload]
        ? new(type, int.Parse(version, System.Globalization.CultureInfo.InvariantCulture), name, payload)
        : throw new FormatException(line);

    public override string ToString() => $"{Key} {Payload}";
}

/// <summary>
/// The payloads of every version of every event, by example. A line that stands there stays: <c>./do golden</c> adds lines and changes none, for stores hold what they hold.
/// </summary>
internal static class EventGolden
{
    public const string Path = "tests/Rectify.Tests/Ledger/Events/payloads.txt";

    /// <summary>What was agreed on.</summary>
    public static IReadOnlyList<EventLine> Lines { get; } =
        File.Exists(Repository.PathOf(Path)) ? [.. File.ReadAllLines(Repository.PathOf(Path)).Where(line => line.Length > 0).Select(EventLine.Parse)] : [];

    /// <summary>What the program records now.</summary>
    public static IReadOnlyList<EventLine> Present { get; } =
    [
        .. Examples.Kinds.SelectMany(Examples.Of).Select(example => new EventLine(example.Event.Type, example.Event.Version, example.Name, Examples.PayloadOf(example.Event)))
            .DistinctBy(line => line.Key),
    ];
}
