using System.Text.Json;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>What was once said of a finding, as the log has it.</summary>
/// <param name="At">When.</param>
/// <param name="Who">As whom the log knows whoever said it.</param>
/// <param name="From">What was said before.</param>
/// <param name="To">What was said then.</param>
/// <param name="Statement">In words; null when nothing was added, or when it was erased since.</param>
/// <param name="LeftToStatements">Whether a person took back what persons had said.</param>
/// <param name="Ended">Whether the end came that was set for what was said.</param>
public sealed record SaidBefore(Instant At, string Who, FindingStatus? From, FindingStatus? To, string? Statement, bool LeftToStatements, bool Ended)
{
    private const string Set = "finding.statusSet", Left = "finding.leftToStatements", Over = "finding.statusEnded";

    /// <summary>All that was said of it, newest first.</summary>
    public static async Task<IReadOnlyList<SaidBefore>> OfAsync(ReadSession session, FindingId finding, CancellationToken cancellationToken) =>
        [.. (await EventStore.OfSubjectAsync(session, FindingProblems.Subject(finding), cancellationToken)).Where(said => said.Type is Set or Left or Over).Select(Of).Reverse()];

    private static SaidBefore Of(LoggedEvent said)
    {
        if (said.Payload is not { } payload) return new(said.RecordedAt, said.Who, null, null, null, said.Type == Left, said.Type == Over);
        using var json = JsonDocument.Parse(payload.Bytes);
        var root = json.RootElement;
        return new(
            said.RecordedAt, said.Who, Status(root, "from"), Status(root, "to"), said.Type == Set && root.TryGetProperty("statement", out var words) ? words.GetString() : null,
            said.Type == Left, said.Type == Over);
    }

    private static FindingStatus? Status(JsonElement payload, string member) =>
        payload.TryGetProperty(member, out var word) && Clocks.Rules.Words.TryParse<FindingStatus>(word.GetString() ?? "", out var status) ? status : null;
}
