using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// Reads a file of facts as strictly as a rule file: <c>facts</c>, and what else is known of the case (<c>profile</c>,
/// <c>circumstances</c>, <c>assets</c>, <c>zone</c> for dates without a time).
/// </summary>
public static class FactsReader
{
    /// <summary>The case, or every problem of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="recordedAt">When facts that do not say so are taken as recorded.</param>
    public static ReadResult<CaseFacts> Read(RuleFile file, Instant recordedAt)
    {
        var problems = new ReadProblems(file.Path);
        if (file.Root(problems) is not { } root) return new ReadResult<CaseFacts>(null, problems.InOrder());
        return problems.With(Shapes.Keyed(keys => Case(keys, recordedAt)).Read(root, problems));
    }

    private static CaseFacts Case(Keys keys, Instant recordedAt)
    {
        var zone = DateTimeZoneProviders.Tzdb[keys.May("zone", Shapes.Zone) ?? "UTC"];
        return new CaseFacts(
            [.. keys.Need("facts", Shapes.SomeOf(Fact(zone, recordedAt))).Select((fact, i) => fact.Id.Length > 0 ? fact : fact with { Id = $"fact-{i + 1}" })],
            keys.May("profile", ProfileReader.ProfileShape) ?? Profile.Unstated)
        {
            Circumstances = (keys.May("circumstances", RuleShapes.Answers) ?? []).ToDictionary(each => each.Key, each => each.Value),
            Assets = keys.Many("assets", Shapes.Text),
        };
    }

    private static Shape<Fact> Fact(DateTimeZone zone, Instant recordedAt) => Shapes.Keyed(keys => new Fact
    {
        Id = keys.May("id", Shapes.Id) ?? "",
        Kind = keys.Need("fact", Shapes.Word<FactKind>()),
        When = keys.Need("when", When(zone)),
        RecordedAt = keys.MayValue("recorded", When(zone))?.Earliest ?? recordedAt,
        Recipient = keys.May("recipient", Shapes.Text),
        Stage = keys.May("stage", Shapes.Id),
        Asset = keys.May("asset", Shapes.Text),
        Group = keys.May("group", Shapes.Text),
        Supersedes = keys.May("corrects", Shapes.Id),
        Provisional = keys.MayValue("provisional", Shapes.YesNo) ?? false,
    });

    private static Shape<Occurrence> When(DateTimeZone zone) => Shapes.ParsedValue("instant with an offset, date, or two instants with a slash",
        text => OccurrenceText.TryParse(text, zone, out var when) ? when : (Occurrence?)null);
}
