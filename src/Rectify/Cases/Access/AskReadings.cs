using System.Text.Json;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Who read what: closed cases, reports, who found something, files of closed cases and exploit material, as the ledger noted it. It is for auditors, and what
/// is closed to them is not in it.
/// </summary>
/// <param name="Filter">Which part; its types are those of readings.</param>
/// <param name="After">The id of the event after which it begins; all zeros for the first page.</param>
/// <param name="Count">How many at most.</param>
public sealed record AskReadings(TrailFilter Filter, Id After, int Count) : IQuestion<IReadOnlyList<Reading>>
{
    private static readonly string[] Types = ["case.read", "caseFile.taken", "report.read"];

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Auditor);

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<Reading>>> AnswerAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var events = await EventStore.TrailAsync(session, Filter with { Types = Types }, After, Count, cancellationToken);
        return new Result<IReadOnlyList<Reading>>.Success([.. events.Select(Reading.Of)]);
    }
}

/// <summary>That somebody opened something.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="Reader">Who: a person's id, or <c>os:</c> and an account.</param>
/// <param name="Subject">The case, report or file.</param>
/// <param name="Object">What of it: <c>case</c>, <c>content</c>, <c>finder</c>, or <c>file/</c> and an id; null where that was erased.</param>
/// <param name="Via">The session or token; null where none was noted.</param>
/// <param name="At">When.</param>
public sealed record Reading(Id Id, string Reader, Subject Subject, string? Object, string? Via, Instant At)
{
    internal static Reading Of(LoggedEvent happened)
    {
        if (happened.Payload is not { } payload) return new(happened.Id, happened.Who, happened.Subject, null, null, happened.RecordedAt);
        using var json = JsonDocument.Parse(payload.Bytes);
        return new(happened.Id, happened.Who, happened.Subject, Text("object") ?? (Text("file") is { } file ? $"file/{file}" : null), Text("via"), happened.RecordedAt);

        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
