using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary>What was asked: the case, and the instant for which the answer is wanted.</summary>
internal sealed record AskedCase(CaseFacts Facts, Instant At);

/// <summary>The flags that tell a case, alone or on top of a file of facts.</summary>
internal sealed class CaseFlags(Session session)
{
    private readonly Flag<string?> _profile = new("--profile", "FILE", ClockTexts.Profile);
    private readonly Flag<string?> _facts = new("--facts", "FILE", ClockTexts.Facts);
    private readonly Flag<string[]> _fact = Several("--fact", "KIND=WHEN", ClockTexts.Fact);
    private readonly Flag<string[]> _given = Several("--given", "WHAT=yes|no", ClockTexts.Given);
    private readonly Flag<string[]> _role = Several("--role", "ROLE", ClockTexts.Role);
    private readonly Flag<string[]> _market = Several("--market", "PLACE", ClockTexts.Market);
    private readonly Flag<string?> _zone = new("--zone", "ZONE", ClockTexts.Zone);
    private readonly Flag<string?> _at = new("--at", "WHEN", ClockTexts.At);

    public IEnumerable<Option> Options => [_fact, _given, _role, _market, _profile, _facts, _zone, _at];

    /// <summary>Puts the case together; false when something cannot be read, which has then been said.</summary>
    public bool TryRead(ParseResult parsed, Instant now, [NotNullWhen(true)] out AskedCase? asked, out ExitCode code)
    {
        (asked, code) = (null, ExitCode.Unreadable);
        var facts = new CaseFacts([], Profile.Unstated);
        if (parsed.GetValue(_facts) is { } factsFile)
        {
            if (Inputs.Read(session, factsFile, file => FactsReader.Read(file, now)) is not { } read) return false;
            facts = read;
        }
        if (parsed.GetValue(_profile) is { } profileFile)
        {
            if (Inputs.Read(session, profileFile, ProfileReader.Read) is not { } profile) return false;
            facts = facts with { Profile = profile };
        }

        var wrong = new List<Text>();
        var zone = Zone(parsed.GetValue(_zone) ?? "UTC", wrong);
        var at = parsed.GetValue(_at) is { } word ? When(word, zone, wrong).Earliest : now;
        facts = facts with
        {
            Profile = With(facts.Profile, Roles(parsed, wrong), Markets(parsed, wrong)),
            Facts = [.. facts.Facts, .. (parsed.GetValue(_fact) ?? []).Select((text, i) => Fact(text, $"flag-{i + 1}", zone, now, wrong))],
            Circumstances = new Dictionary<string, string>(
                facts.Circumstances.Concat((parsed.GetValue(_given) ?? []).Select(text => Given(text, wrong)).OfType<KeyValuePair<string, string>>())
                    .GroupBy(each => each.Key).Select(each => each.Last())),
        };
        if (facts.Facts.Count == 0) wrong.Add(ClockTexts.NoFacts);
        foreach (var problem in wrong) session.Tell(problem, "rectify clock");
        if (wrong.Count > 0)
        {
            session.Tell(UsageTexts.SeeHelp("rectify clock"), "rectify clock");
            code = ExitCode.Usage;
            return false;
        }
        asked = new AskedCase(facts, at);
        return true;
    }

    // KIND[:STAGE][@RECIPIENT]=WHEN
    private static Fact Fact(string text, string id, DateTimeZone zone, Instant now, List<Text> wrong)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var head = equals < 0 ? text : text[..equals];
        var (about, recipient) = Split(head, '@');
        var (kind, stage) = Split(about, ':');
        if (equals < 0 || !Words.TryParse<FactKind>(kind, out var parsed))
        {
            wrong.Add(ClockTexts.NotAFact(text, string.Join(", ", Words.All<FactKind>())));
            return new Fact { Id = id, Kind = default, When = Occurrence.At(now, zone), RecordedAt = now };
        }
        return new Fact { Id = id, Kind = parsed, When = When(text[(equals + 1)..], zone, wrong), RecordedAt = now, Stage = stage, Recipient = recipient };
    }

    private static KeyValuePair<string, string>? Given(string text, List<Text> wrong)
    {
        var (word, answer) = Split(text, '=');
        var known = RuleBook.Embedded().Terms.Circumstances;
        if (answer is not null && known.TryGetValue(word, out var circumstance) && circumstance.Accepts(answer)) return new(word, answer);
        wrong.Add(known.TryGetValue(word, out circumstance)
            ? ClockTexts.NotAnAnswer(text, ClocksTexts.Answers(circumstance))
            : ClockTexts.NotACircumstance(text, string.Join(", ", known.Keys.Order(StringComparer.Ordinal))));
        return null;
    }

    private List<Role>? Roles(ParseResult parsed, List<Text> wrong)
    {
        if (parsed.GetValue(_role) is not { Length: > 0 } named) return null;
        var roles = new List<Role>();
        foreach (var word in named)
            if (Words.TryParse<Role>(word, out var role)) roles.Add(role);
            else wrong.Add(ClockTexts.NotARole(word, string.Join("|", Words.All<Role>())));
        return roles;
    }

    private string[]? Markets(ParseResult parsed, List<Text> wrong)
    {
        if (parsed.GetValue(_market) is not { Length: > 0 } named) return null;
        wrong.AddRange(named.Where(market => !Jurisdictions.IsCode(market)).Select(ClockTexts.NotAMarket));
        return named;
    }

    private static Profile With(Profile profile, IReadOnlyList<Role>? roles, IReadOnlyList<string>? markets) => profile with
    {
        Default = profile.Default with { Roles = roles ?? profile.Default.Roles, Markets = markets ?? profile.Default.Markets },
    };

    private static DateTimeZone Zone(string name, List<Text> wrong)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone) return zone;
        wrong.Add(ClockTexts.NotAZone(name));
        return DateTimeZone.Utc;
    }

    private static Occurrence When(string text, DateTimeZone zone, List<Text> wrong)
    {
        if (OccurrenceText.TryParse(text, zone, out var when)) return when;
        wrong.Add(ClockTexts.NotATime(text));
        return Occurrence.At(Instant.FromUnixTimeSeconds(0), zone);
    }

    private static (string Before, string? After) Split(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static Flag<string[]> Several(string name, string value, Text meaning) => new(name, value, meaning) { Arity = ArgumentArity.OneOrMore };
}
