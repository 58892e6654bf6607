using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.RulePacks;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary>From the words that people type to the things that they mean.</summary>
internal static class Named
{
    /// <summary><c>CASE-0001</c>, or its number alone. That a closed one was opened, for whatever of it, is noted first; what is shown, saved or exported comes after.</summary>
    public static async Task<Result<Case>> CaseAsync(this CaseDesk desk, string word)
    {
        var digits = word.StartsWith("CASE-", StringComparison.OrdinalIgnoreCase) ? word["CASE-".Length..] : word;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return CaseworkProblems.NoSuchCase(word);
        if (await desk.ReadAsync((session, token) => CaseStore.FindAsync(session, sequence, token)) is not { } found) return CaseworkProblems.NoSuchCase(word);
        return await desk.OpenedAsync(found, found);
    }

    /// <summary>A submission by its id or the beginning of it.</summary>
    public static async Task<Result<Submission>> SubmissionAsync(this CaseDesk desk, string word)
    {
        var all = await desk.ReadAsync(async (session, token) =>
        {
            var found = new List<(Case About, Submission Submission)>();
            foreach (var about in await CaseStore.ListAsync(session, token)) found.AddRange((await SubmissionStore.ListAsync(session, about.Id, token)).Select(each => (about, each)));
            return found;
        });
        return ShortIds.Find(all, each => each.Submission.Id.Value, word).Succeeded(out var one, out var problems) ? await desk.OpenedAsync(one.About, one.Submission) : problems;
    }

    /// <summary>A signal that waits, by its id or the beginning of it.</summary>
    public static async Task<Result<Signal>> SignalAsync(this CaseDesk desk, string word) =>
        ShortIds.Find(await desk.ReadAsync(SignalStore.WaitingAsync), signal => signal.Id.Value, word);

    /// <summary>A fact of a case by its id or the beginning of it.</summary>
    public static async Task<Result<CaseFact>> FactAsync(this CaseDesk desk, Case about, string word) =>
        ShortIds.Find(await desk.ReadAsync((session, token) => FactStore.OfCaseAsync(session, about.Id, token)), fact => fact.Id.Value, word);

    /// <summary>A person by name, or by id where two share a name.</summary>
    public static async Task<Result<Person>> PersonAsync(this CaseDesk desk, string name)
    {
        var people = await desk.ReadAsync(PersonStore.ListAsync);
        var called = people.Where(person => person.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || person.Id.ToString() == name).ToList();
        return called switch
        {
            [var person] => person,
            [] => CaseworkProblems.NoSuchPerson(name),
            _ => CaseworkProblems.SeveralPeople(name, string.Join(", ", called.Select(person => person.Id))),
        };
    }

    /// <summary>An order by its issuer's number, or by its case.</summary>
    public static async Task<Result<Order>> OrderAsync(this CaseDesk desk, string word)
    {
        var orders = await desk.ReadAsync((session, token) => OrderStore.FindByNumberAsync(session, word.Trim(), token));
        if (orders is [var only])
            return await desk.ReadAsync((session, token) => CaseStore.FindAsync(session, only.CaseId, token)) is { } whose ? await desk.OpenedAsync(whose, only) : OrderProblems.NoSuchOrder;
        if (orders.Count > 1) return CaseworkProblems.SeveralOrders(word);
        if (!(await desk.CaseAsync(word)).Succeeded(out var about, out _)) return OrderProblems.NoSuchOrder;
        return await desk.ReadAsync((session, token) => OrderStore.FindByCaseAsync(session, about.Id, token)) is { } order ? order : OrderProblems.NoSuchOrder;
    }

    /// <summary>A rule pack that the store keeps: its version, or the beginning (at least 8 digits) of its rules' hash, which every answer names.</summary>
    public static async Task<Result<RulePack>> RulesAsync(this CaseDesk desk, string word)
    {
        var kept = await desk.ReadAsync(RulePackStore.AllAsync);
        var named = kept.Where(pack => pack.Version == word || word.Length >= 8 && pack.Rules.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(pack => pack.Rules).ToList();
        return named switch
        {
            [var pack] => await desk.OpenAsync(pack),
            [] => CaseworkProblems.NoSuchRules(word),
            _ => CaseworkProblems.SeveralRules(word, string.Join(", ", named.Select(pack => pack.Rules[..12]))),
        };
    }

    /// <summary>A kept rule pack with its content.</summary>
    public static async Task<RulePack> OpenAsync(this CaseDesk desk, KeptRulePack kept) =>
        RulePack.Kept(await desk.ReadAsync((reading, token) => RulePackStore.ContentAsync(reading, kept.Id, token)));

    /// <summary>When something happened, as well as the text says.</summary>
    public static Result<Occurrence> When(this CaseDesk desk, string text) =>
        OccurrenceText.TryParse(text, desk.Zone, out var when) ? when : CaseworkProblems.NotATime(text);

    /// <summary>The one time at which something was done; now, when nothing is said.</summary>
    public static Result<Occurrence> Moment(this CaseDesk desk, string? text)
    {
        if (text is null) return Occurrence.At(desk.Now, desk.Zone);
        if (!desk.When(text).Succeeded(out var when, out var problems)) return problems;
        return when.IsUncertain ? CaseworkProblems.NotAnInstant(text) : when;
    }

    /// <summary>A date of somebody's calendar.</summary>
    public static Result<LocalDate> Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : CaseworkProblems.NotADate(text);

    /// <summary>One of the words of a closed list.</summary>
    public static Result<T> Word<T>(string text)
        where T : struct, Enum => Words.TryParse<T>(text, out var value) ? value : CaseworkProblems.NotAWord(text, string.Join(", ", Words.All<T>()));

    /// <summary><c>FIELD=VALUE</c> pairs, each field once.</summary>
    public static Result<IReadOnlyDictionary<string, string>> Fields(IReadOnlyList<string> pairs)
    {
        var (fields, problems) = (new Dictionary<string, string>(StringComparer.Ordinal), new Problems());
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) problems.Add(CaseworkProblems.NotAField(pair));
            else if (!fields.TryAdd(pair[..equals], pair[(equals + 1)..])) problems.Add(CaseworkProblems.FieldTwice(pair[..equals]));
        }
        return problems.Any ? problems : fields;
    }

    private static async Task<Result<T>> OpenedAsync<T>(this CaseDesk desk, Case about, T found) =>
        about.IsClosed && !(await desk.NoteOpenedAsync(about)).Succeeded(out _, out var problems) ? problems : found;
}
