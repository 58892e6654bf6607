using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Cli.Commands;

/// <summary>What was asked: the laws, the case, the instant for which the answer is wanted, and the zone of whoever asks.</summary>
internal sealed record AskedCase(RuleBook Rules, CaseFacts Facts, Instant At, DateTimeZone Zone)
{
    /// <summary>The answer.</summary>
    public Evaluation Evaluate() => Evaluator.Evaluate(Rules, Facts, At);
}

/// <summary>The flags that tell a case, alone or on top of a file of facts.</summary>
internal sealed class CaseFlags(Session session, string command)
{
    private readonly Flag<string[]> _fact = Several("--fact", "KIND=WHEN", ClockTexts.Fact);
    private readonly Flag<string[]> _jurisdiction = Several("--jurisdiction", "PLACE,…", ClockTexts.Jurisdiction);
    private readonly Flag<string[]> _role = Several("--role", "ROLE,…", ClockTexts.Role);
    private readonly Flag<bool> _exploited = new("--exploited", "", ClockTexts.Exploited);
    private readonly Flag<string[]> _given = Several("--given", "WHAT=ANSWER", ClockTexts.Given);
    private readonly Flag<string[]> _market = Several("--market", "PLACE,…", ClockTexts.Market);
    private readonly Flag<string[]> _established = Several("--established", "PLACE,…", ClockTexts.Established);
    private readonly Flag<string[]> _sector = Several("--sector", "SECTOR,…", ClockTexts.Sector);
    private readonly Flag<string[]> _mark = Several("--mark", "MARK,…", ClockTexts.Mark);
    private readonly Flag<string?> _profile = new("--profile", "FILE", ClockTexts.Profile);
    private readonly Flag<string?> _facts = new("--facts", "FILE", ClockTexts.Facts);
    private readonly Flag<string?> _zone = new("--zone", "ZONE", ClockTexts.Zone);
    private readonly Flag<string?> _at = new("--at", "WHEN", ClockTexts.At);
    private readonly Flag<string?> _asKnownAt = new("--as-known-at", "DATE", ClockTexts.AsKnownAt);

    public IEnumerable<Option> Options =>
        [_fact, _jurisdiction, _role, _exploited, _given, _market, _established, _sector, _mark, _profile, _facts, _zone, _at, _asKnownAt];

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

        var words = new CaseWords(RuleBook.Embedded().Terms);
        var zone = parsed.GetValue(_zone) is { } name ? words.Zone(name) : session.Surroundings.Zone;
        var at = parsed.GetValue(_at) is { } word ? words.When(word, zone).Earliest : now;
        var places = words.Places(parsed.GetValue(_jurisdiction));
        var circumstances = words.Given(parsed.GetValue(_given));
        if (parsed.GetValue(_exploited)) words.Say(circumstances, Circumstances.ActivelyExploited, Circumstances.Yes);
        facts = facts with
        {
            Profile = Stated(facts.Profile, parsed, words, places),
            Facts = [.. facts.Facts, .. (parsed.GetValue(_fact) ?? []).Select((text, i) => words.Fact(text, $"flag-{i + 1}", zone, now))],
            Circumstances = new Dictionary<string, string>(facts.Circumstances.Concat(circumstances).GroupBy(each => each.Key).Select(each => each.Last())),
        };
        if (facts.Facts.Count == 0) words.Wrong.Add(ClockTexts.NoFacts);
        var asKnown = AsKnown(parsed.GetValue(_asKnownAt), words.Wrong);
        if (words.Wrong.Count > 0)
        {
            foreach (var problem in words.Wrong) session.Tell(problem, command);
            session.Tell(UsageTexts.SeeHelp(command), command);
            code = ExitCode.Usage;
            return false;
        }
        var rules = places is null ? asKnown.Rules : asKnown.Rules.Of(places);
        if (asKnown.Day is { } day) session.Tell(ClockTexts.KnownThen(LocalDatePattern.Iso.Format(day), asKnown.Rules.Rules.Count, RuleBook.Embedded().Rules.Count), command);
        // An empty answer must not be read as an answer.
        foreach (var place in places ?? [])
            if (!rules.Rules.Any(rule => Jurisdictions.Covers(place, rule.Jurisdiction) || Jurisdictions.Covers(rule.Jurisdiction, place))) session.Tell(ClockTexts.NoRulesOf(place), command);
        asked = new AskedCase(rules, facts, at, zone);
        return true;
    }

    /// <summary>What is said on the command line goes before what a file says; a jurisdiction is a market too.</summary>
    private Profile Stated(Profile profile, ParseResult parsed, CaseWords words, IReadOnlyList<string>? places)
    {
        var markets = words.Places(parsed.GetValue(_market)) ?? (profile.Default.Markets is null ? places : null);
        return profile with
        {
            EstablishedIn = words.Places(parsed.GetValue(_established)) ?? profile.EstablishedIn,
            Sectors = words.Sectors(parsed.GetValue(_sector)) ?? profile.Sectors,
            Default = new AssetProfile
            {
                Roles = words.Roles(parsed.GetValue(_role)) ?? profile.Default.Roles,
                Markets = markets ?? profile.Default.Markets,
                Flags = words.Marks(parsed.GetValue(_mark)) ?? profile.Default.Flags,
            },
        };
    }

    private static (RuleBook Rules, LocalDate? Day) AsKnown(string? date, List<Text> wrong)
    {
        if (date is not null && LocalDatePattern.Iso.Parse(date) is { Success: true } day) return (RuleBook.Embedded().AsKnownOn(day.Value), day.Value);
        if (date is not null) wrong.Add(ClockTexts.NotADate(date));
        return (RuleBook.Embedded(), null);
    }

    private static Flag<string[]> Several(string name, string value, Text meaning) => new(name, value, meaning) { Arity = ArgumentArity.OneOrMore };
}
