using System.Text.Json;
using Rectify.Cases.Replay;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Cli.Commands;

/// <summary>That the facts are to be replayed as well.</summary>
/// <param name="Profile">What the organisation says of itself, where somebody named it.</param>
internal sealed record Replaying(Profile? Profile);

/// <summary>The whole log of a store, computed anew from its events; the store may be in use, and is not changed.</summary>
internal static class StoreLog
{
    /// <summary>Whether this names a store: a connection string, or a SQLite file.</summary>
    public static bool IsStore(string named)
    {
        if (!File.Exists(named)) return named.Contains('=', StringComparison.Ordinal);
        try
        {
            using var file = File.OpenRead(named);
            var head = new byte[16];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual("SQLite format 3\0"u8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false; // said when it is read as a bundle
        }
    }

    /// <summary>Checks it and says what was found.</summary>
    public static async Task<ExitCode> VerifyAsync(Session session, string named, IReadOnlyCollection<NoteKey> trusted, Replaying? replaying, Format format, CancellationToken cancellationToken)
    {
        var opening = File.Exists(named)
            ? Database.LookIntoSqliteAsync(named, TimeProvider.System, cancellationToken)
            : Database.LookIntoPostgresAsync(named, TimeProvider.System, cancellationToken);
        if (!(await opening).Succeeded(out var database, out var problems))
        {
            foreach (var problem in problems) session.Tell(problem.Message);
            return ExitCode.Unreadable;
        }
        await using (database)
        {
            var (report, keys, replay) = await database.ReadAsync(
                Viewer.Machine,
                async (reading, token) => (
                    await LedgerCheck.RunAsync(reading, token), await LogReader.KeysAsync(reading, token),
                    replaying is null ? null : await ReplayCheck.RunAsync(reading, replaying.Profile, token)),
                cancellationToken);
            var (code, word, sentence) = Verdict(report, replay, trusted.Count > 0, report.TrustedBy(trusted));
            using var result = ResultFile.Open(session, null);
            if (format == Format.Json) WriteJson(result.Stream, session, report, replay, keys, word, sentence);
            else TableReport.Write(result, session, screen => Write(screen, session, report, replay, keys, sentence, code == ExitCode.Nothing ? Ink.Proven : Ink.Strong));
            return code;
        }
    }

    private static (ExitCode Code, string Word, Text Sentence) Verdict(LedgerReport report, ReplayReport? replay, bool trusts, bool known) =>
        report.Faults.Count > 0 ? (ExitCode.Found, "refused", LedgerTexts.Refused)
        : replay is { Differences.Count: > 0 } ? (ExitCode.Found, "refused", ReplayTexts.Refused)
        : known && replay is { OtherLaws: true } ? (ExitCode.Incomplete, "verified", LedgerTexts.Verified)
        : known ? (ExitCode.Nothing, "verified", LedgerTexts.Verified)
        : trusts ? (ExitCode.Found, "refused", LedgerTexts.OtherKey)
        : (ExitCode.Incomplete, "consistent", LedgerTexts.Consistent);

    private static void Write(Screen screen, Session session, LedgerReport report, ReplayReport? replay, IReadOnlyList<NoteKey> keys, Text sentence, Ink ink)
    {
        screen.Line(0, new Piece(session.Say(sentence), ink));
        foreach (var key in keys) screen.Line(2, new Piece(key.ToString(), Ink.Faint));
        screen.Blank();
        foreach (var fault in report.Faults) screen.Line(2, session.Say(LedgerTexts.Of(fault)));
        if (report.Logs.Count > 1)
            for (var i = 0; i < report.Logs.Count; i++) screen.Line(2, session.Say(LedgerTexts.Log(report.Logs[i], i > 0 ? report.Logs[i - 1] : null)));
        screen.Line(2, session.Say(LedgerTexts.Looked(report.Events, report.Checkpoints, report.Erased, report.Unnumbered)));
        if (replay is null) return;
        foreach (var difference in replay.Differences) screen.Line(2, session.Say(ReplayTexts.Of(difference)));
        if (replay.OtherLaws) screen.Line(2, session.Say(ReplayTexts.OtherLaws));
        screen.Line(2, session.Say(ReplayTexts.Looked(replay.Facts, replay.Cases, replay.Erased, replay.Duties, replay.Waiting)));
    }

    private static void WriteJson(Stream stream, Session session, LedgerReport report, ReplayReport? replay, IReadOnlyList<NoteKey> keys, string word, Text sentence) => JsonReport.Write(stream, json =>
    {
        json.WriteString("verdict", word);
        json.WriteString("sentence", session.Say(sentence));
        json.WriteNumber("events", report.Events);
        json.WriteNumber("checkpoints", report.Checkpoints);
        json.WriteNumber("erased", report.Erased);
        json.WriteNumber("unnumbered", report.Unnumbered);
        json.WriteStartArray("keys");
        foreach (var key in keys) json.WriteStringValue(key.ToString());
        json.WriteEndArray();
        json.WriteStartArray("logs");
        foreach (var log in report.Logs)
        {
            json.WriteStartObject();
            json.WriteString("origin", log.Origin);
            json.WriteNumber("events", log.Events);
            if (log.Reached is { } reached) json.WriteNumber("formerReached", reached);
            json.WriteBoolean("vouchedFor", log.VouchedFor);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("faults");
        foreach (var fault in report.Faults)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonReport.Word(fault.Code));
            json.WriteNumber("at", fault.At);
            json.WriteNumber("log", fault.Log);
            json.WriteString("message", session.Say(LedgerTexts.Of(fault)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (replay is not null) WriteJson(json, session, replay);
    });

    private static void WriteJson(Utf8JsonWriter json, Session session, ReplayReport replay)
    {
        json.WriteStartObject("replay");
        json.WriteNumber("cases", replay.Cases);
        json.WriteNumber("facts", replay.Facts);
        json.WriteNumber("erased", replay.Erased);
        json.WriteNumber("duties", replay.Duties);
        json.WriteNumber("waiting", replay.Waiting);
        json.WriteBoolean("otherLaws", replay.OtherLaws);
        json.WriteStartArray("differences");
        foreach (var difference in replay.Differences)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonReport.Word(difference.Code));
            json.WriteString("case", difference.Case);
            Maybe("fact", difference.Fact);
            Maybe("member", difference.Member);
            Maybe("rule", difference.Rule);
            Maybe("recipient", difference.Recipient);
            Maybe("kept", difference.Kept is { } kept ? session.Say(kept) : null);
            Maybe("computed", difference.Computed is { } computed ? session.Say(computed) : null);
            json.WriteString("message", session.Say(ReplayTexts.Of(difference)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void Maybe(string name, string? text)
        {
            if (text is not null) json.WriteString(name, text);
        }
    }
}
