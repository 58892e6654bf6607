using System.Text;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Testing;

namespace Rectify.Tests.Ledger.Events;

/// <summary>
/// A payload that was recorded once is in stores for ever. So its bytes change with its version only, and the bytes of every version stay here for whoever reads them.
/// </summary>
public sealed class EventGoldenTests
{
    private static readonly IReadOnlyList<EventLine> Kept = EventGolden.Lines, Present = EventGolden.Present;

    [Fact]
    public void No_payload_changes_without_a_new_version()
    {
        var kept = Kept.ToDictionary(line => line.Key, StringComparer.Ordinal);
        // Where only a member's name changed from which an example is made, Examples.Formerly says what it was called.
        Assert.All(Present.Where(line => kept.ContainsKey(line.Key)), line => Assert.Equal(kept[line.Key].Payload, line.Payload));
    }

    [Fact]
    public void Every_event_has_its_examples_here()
    {
        var lines = Kept.Concat(Present).DistinctBy(line => line.Key)
            .OrderBy(line => line.Type, StringComparer.Ordinal).ThenBy(line => line.Version).ThenBy(line => line.Name, StringComparer.Ordinal);
        Assert.Null(Golden.Difference(EventGolden.Path, string.Concat(lines.Select(line => $"{line}\n"))));
        Assert.Equal(EventTexts.Types, Present.Select(line => line.Type).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_version_that_there_was_is_forgotten()
    {
        foreach (var type in Kept.GroupBy(line => line.Type, StringComparer.Ordinal))
            Assert.Equal((type.Key, string.Join(' ', Enumerable.Range(1, type.Max(line => line.Version)))), (type.Key, string.Join(' ', type.Select(line => line.Version).Distinct().Order())));
    }

    [Fact]
    public void What_the_present_version_records_is_what_the_program_records()
    {
        var (present, newest) = (Present.Select(line => line.Key).ToHashSet(StringComparer.Ordinal), Present.GroupBy(line => line.Type).ToDictionary(type => type.Key, type => type.Max(line => line.Version)));
        // A line of an earlier version, or of an event that is recorded no more, has no example; every other has.
        Assert.All(Kept.Where(line => newest.GetValueOrDefault(line.Type) == line.Version), line => Assert.Contains(line.Key, present));
    }

    [Fact]
    public void Every_payload_is_canonical() => Assert.All(Kept, line => Assert.True(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(line.Payload)), line.Key));
}
