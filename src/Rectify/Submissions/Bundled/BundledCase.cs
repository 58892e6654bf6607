using System.Text;
using System.Text.Json;
using NodaTime;
using Rectify.Cases.Replay;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions.Bundled;

/// <summary>A case as a bundle shows it: the facts that count, what was said, and the answer that was recorded last. What was left out is not there.</summary>
internal sealed class BundledCase
{
    private const int LawLimit = 1024 * 1024;

    private readonly CaseFacts facts;
    private readonly Instant last;
    private readonly BundledEvent? answered;
    private readonly IReadOnlyList<ShownFile> law;

    private BundledCase(CaseFacts facts, Instant last, BundledEvent? answered, bool isWhole, IReadOnlyList<ShownFile> law) =>
        (this.facts, this.last, this.answered, IsWhole, this.law) = (facts, last, answered, isWhole, law);

    /// <summary>Whether no event of the case that a deadline turns on had its payload left out.</summary>
    public bool IsWhole { get; }

    /// <summary>The version of the time-zone data that the last recorded answer was computed with.</summary>
    public string? TimeZoneData => answered?.Text("timeZoneData");

    public static BundledCase Of(string id, IEnumerable<BundledEvent> events, IReadOnlyList<ShownFile> files)
    {
        var (recorded, gone) = (new Dictionary<string, RecordedFact>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var circumstances = new Dictionary<string, string>(StringComparer.Ordinal);
        var parties = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        IReadOnlyList<string> assets = [];
        var (last, isWhole) = (NodaConstants.UnixEpoch, true);
        BundledEvent? answered = null;
        foreach (var happened in events.Where(happened => happened.Subject == $"case/{id}"))
        {
            last = Instant.Max(last, happened.RecordedAt);
            isWhole &= happened.Payload is not null || happened.Type is not ("case.opened" or RecordedFact.Type or RecordedFact.Retracted or "case.circumstanceSaid" or "case.partyNamed");
            if (happened.Payload is not { } payload) continue;
            switch (happened.Type)
            {
                case "case.opened":
                    assets = [.. StrictJson.Items(payload, "assets").Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "")];
                    circumstances.TryAdd(Circumstances.Incident, Circumstances.Of(happened.Text("kind") == "incident"));
                    break;
                case RecordedFact.Type when happened.Version == 1 && RecordedFact.TryRead(payload, happened.RecordedAt, happened.Who, out var fact):
                    recorded[fact.Id] = fact;
                    if (fact.Texts.TryGetValue("supersedes", out var before)) gone.Add(before);
                    break;
                case RecordedFact.Retracted when happened.Text("fact") is { } retracted:
                    gone.Add(retracted);
                    break;
                case "case.circumstanceSaid" when happened.Text("circumstance") is { } circumstance && happened.Text("answer") is { } answer:
                    circumstances[circumstance] = answer;
                    break;
                case "case.partyNamed" when happened.Text("recipient") is { } recipient && happened.Text("organisation") is { } party:
                    parties[recipient] = [.. parties.GetValueOrDefault(recipient, []), party];
                    break;
                case "case.answered":
                    answered = happened;
                    break;
            }
        }
        var facts = new CaseFacts([.. recorded.Values.Where(fact => !gone.Contains(fact.Id)).SelectMany(fact => fact.Standing().Each())], Profile.Unstated)
        {
            Assets = assets, Circumstances = circumstances, Parties = parties,
        };
        return new(facts, last, answered, isWhole, [.. files.Where(file => file.Role is BundleRole.Rules or BundleRole.Calendar && file.Bytes.Length <= LawLimit)]);
    }

    /// <summary>The duties of a rule towards a recipient that the last recorded answer names.</summary>
    public IEnumerable<RecordedDuty> Recorded(string rule, string recipient, string? group) =>
        answered?.Payload is not { } payload ? [] : StrictJson.Items(payload, "obligations").Select(RecordedDuty.Read).OfType<RecordedDuty>()
            .Where(duty => duty.Rule == rule && duty.Recipient == recipient && duty.Group == group && duty.Trigger is not null);

    /// <summary>The rule of that hash with the calendars of the bundle and this program's own terms; null when they are not there, or are no law that this program reads.</summary>
    public RuleBook? BookOf(string? hash)
    {
        if (law.FirstOrDefault(file => file.Role == BundleRole.Rules && file.Sha256 == hash) is not { } rule) return null;
        var files = RuleBook.EmbeddedFiles().Where(file => file.Path.Contains("/terms/", StringComparison.Ordinal))
            .Append(TextOf(rule, "rules/bundled/"))
            .Concat(law.Where(file => file.Role == BundleRole.Calendar).Select(file => TextOf(file, "rules/calendars/")));
        return RuleBook.Read(files).Value;

        static RuleFile TextOf(ShownFile file, string folder) => new(folder + Path.GetFileName(file.Path), Encoding.UTF8.GetString(file.Bytes.Span));
    }

    /// <summary>What follows from the facts of the bundle, were the rule to bind or not as somebody found; none when they say what no clock can count.</summary>
    public IReadOnlyList<Obligation> Compute(RuleBook book, Rule rule, string recipient, string? group, bool binds)
    {
        // Who the organisation is stands in no bundle. Where the record says that the rule binds, it is taken to be whoever the rule asks for.
        var asked = rule.Binds;
        var profile = !binds ? Profile.Unstated : new Profile
        {
            EstablishedIn = Some(asked.EstablishedIn),
            Sectors = Some(asked.Sectors),
            Default = new AssetProfile { Roles = Some(asked.Roles), Markets = Some(asked.Markets), Flags = Some(asked.Flags) },
        };
        try
        {
            return [.. Evaluator.Evaluate(book, facts with { Profile = profile }, last).Obligations
                .Where(duty => duty.RuleId == rule.Id && duty.Recipient == recipient && duty.Group == group && duty.Trigger is not null)];
        }
        catch (Exception strange) when (strange is OverflowException or ArgumentException or InvalidOperationException)
        {
            return [];
        }

        static IReadOnlyList<T>? Some<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
    }
}

/// <summary>A duty as a recorded answer says it.</summary>
internal sealed record RecordedDuty(string Rule, int? Version, string? Sha256, string Recipient, string? Group, string? Trigger, Answer Binds, bool Provisional, string? Calendar, Instant? Conservative, Instant? LatestArguable)
{
    public static RecordedDuty? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || StrictJson.Text(json, "rule") is not { } rule || StrictJson.Text(json, "recipient") is not { } recipient) return null;
        return new(
            rule,
            StrictJson.Number(json, "ruleVersion") is { } version and > 0 and < int.MaxValue ? (int)version : null,
            StrictJson.Text(json, "ruleSha256"),
            recipient,
            StrictJson.Text(json, "group"),
            StrictJson.Text(json, "trigger"),
            Words.TryParse<Answer>(StrictJson.Text(json, "applicability") ?? "", out var binds) ? binds : Answer.Unknown,
            json.TryGetProperty("provisional", out var provisional) && provisional.ValueKind == JsonValueKind.True,
            StrictJson.Text(json, "calendarVersion"),
            BundledEvent.InstantOf(StrictJson.Text(json, "conservative")),
            BundledEvent.InstantOf(StrictJson.Text(json, "latestArguable")));
    }
}
