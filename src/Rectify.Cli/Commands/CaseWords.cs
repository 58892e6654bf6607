using NodaTime;
using Rectify.Cli.Texts;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary>Reads the words that a command line tells a case with; what does not read is kept in <see cref="Wrong"/>, all of it.</summary>
internal sealed class CaseWords(Terms terms)
{
    /// <summary>What is wrong, in the order in which it was found.</summary>
    public List<Text> Wrong { get; } = [];

    /// <summary><c>KIND[:STAGE][@RECIPIENT]=WHEN</c>.</summary>
    public Fact Fact(string text, string id, DateTimeZone zone, Instant now)
    {
        var (head, when) = Split(text, '=');
        var (about, recipient) = Split(head, '@');
        var (kind, stage) = Split(about, ':');
        var known = Words.TryParse<FactKind>(kind, out var parsed);
        if (known && when is { Length: > 0 }) return new Fact { Id = id, Kind = parsed, When = When(when, zone), RecordedAt = now, Stage = stage, Recipient = recipient };
        Wrong.Add(known ? ClockTexts.NoTime(head) : ClockTexts.NotAFact(text, Known(kind, Words.All<FactKind>())));
        return new Fact { Id = id, Kind = default, When = Occurrence.At(now, zone), RecordedAt = now };
    }

    /// <summary><c>CIRCUMSTANCE=ANSWER</c>, several.</summary>
    public List<KeyValuePair<string, string>> Given(string[]? texts)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach (var text in texts ?? [])
        {
            var (word, answer) = Split(text, '=');
            var known = terms.Circumstances.TryGetValue(word, out var circumstance);
            if (known && answer is not null && circumstance?.Accepts(answer) == true) Say(given, word, answer);
            else if (circumstance is not null) Wrong.Add(ClockTexts.NotAnAnswer(text, ClocksTexts.Answers(circumstance)));
            else Wrong.Add(ClockTexts.NotACircumstance(text, Known(word, terms.Circumstances.Keys)));
        }
        return given;
    }

    /// <summary>Notes an answer; a second one that differs is a mistake and not a change of mind.</summary>
    public void Say(List<KeyValuePair<string, string>> given, string word, string answer)
    {
        if (given.Find(each => each.Key == word) is { Key: not null } before && before.Value != answer) Wrong.Add(ClockTexts.AnsweredTwice(word, before.Value, answer));
        else given.Add(new(word, answer));
    }

    /// <summary>Roles with commas between them; null when none is named.</summary>
    public IReadOnlyList<Role>? Roles(string[]? texts)
    {
        if (Parts(texts) is not { } words) return null;
        var roles = new List<Role>();
        foreach (var word in words)
            if (Words.TryParse<Role>(word, out var role)) roles.Add(role);
            else Wrong.Add(ClockTexts.NotARole(word, string.Join("|", Words.All<Role>())));
        return roles;
    }

    /// <summary>Jurisdictions with commas between them; null when none is named.</summary>
    public IReadOnlyList<string>? Places(string[]? texts)
    {
        if (Parts(texts) is not { } places) return null;
        if (places.Count == 0) Wrong.Add(ClockTexts.NotAMarket(""));
        Wrong.AddRange(places.Where(place => !Jurisdictions.IsCode(place)).Select(ClockTexts.NotAMarket));
        return places;
    }

    /// <summary>Sectors with commas between them; null when none is named, and none at all for <c>none</c>.</summary>
    public IReadOnlyList<string>? Sectors(string[]? texts) => Declared(texts, "--sector", terms.Sectors.Keys);

    /// <summary>Marks of the asset with commas between them; null when none is named, and none at all for <c>none</c>.</summary>
    public IReadOnlyList<string>? Marks(string[]? texts) => Declared(texts, "--mark", terms.Flags.Keys);

    public DateTimeZone Zone(string name)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone) return zone;
        Wrong.Add(ClockTexts.NotAZone(name, Known(name, DateTimeZoneProviders.Tzdb.Ids)));
        return DateTimeZone.Utc;
    }

    public Occurrence When(string text, DateTimeZone zone)
    {
        if (OccurrenceText.TryParse(text, zone, out var when)) return when;
        Wrong.Add(OccurrenceText.TryParse($"{text}Z", zone, out _) ? ClockTexts.NoOffset(text, $"{text}+01:00") : ClockTexts.NotATime(text));
        return Occurrence.At(Instant.FromUnixTimeSeconds(0), zone);
    }

    private List<string>? Declared(string[]? texts, string flag, IEnumerable<string> known)
    {
        if (Parts(texts) is not { } words) return null;
        if (words is ["none"]) return [];
        Wrong.AddRange(words.Where(word => !known.Contains(word)).Select(word => ClockTexts.NotDeclared(flag, word, Known(word, known))));
        return words;
    }

    private static List<string>? Parts(string[]? texts) =>
        texts is { Length: > 0 } ? [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))] : null;

    /// <summary>The word that was most likely meant, or null.</summary>
    private static string? Known(string word, IEnumerable<string> known) => Nearest.To(word, known) is { Length: > 0 } nearest ? nearest : null;

    private static (string Before, string? After) Split(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
