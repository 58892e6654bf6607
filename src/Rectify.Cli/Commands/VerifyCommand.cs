using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify verify BUNDLE|STORE</c>: what a proof bundle proves, offline, or whether the whole log of a store is what was signed.</summary>
internal static class VerifyCommand
{
    public static Verb For(Session session)
    {
        var bundle = new Argument<string>("BUNDLE|STORE");
        var keys = new Flag<string[]>("--key", "VKEY", VerifyTexts.Key) { Arity = ArgumentArity.OneOrMore };
        var deep = new Flag<bool>("--deep", "", VerifyTexts.Deep);
        var profile = new Flag<string?>("--profile", "FILE", VerifyTexts.Profile);
        var format = CommonFlags.Format(session);
        var verb = new Verb("verify", "BUNDLE|STORE", VerifyTexts.Purpose)
        {
            Examples =
            [
                new("rectify verify case-0042.proof.zip --key example.com/rectify+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", VerifyTexts.ExampleKey),
                new("rectify verify case-0042.proof.zip --key authority.vkey", VerifyTexts.ExampleKeyFile),
                new("rectify verify case-0042.proof.zip", VerifyTexts.ExampleAlone),
                new("rectify verify rectify.db --key log.vkey", VerifyTexts.ExampleStore),
                new("rectify verify rectify.db --key log.vkey --deep", VerifyTexts.ExampleDeep),
            ],
            Remarks = [VerifyTexts.Remark],
        };
        verb.Add(bundle);
        verb.Add(keys);
        verb.Add(deep);
        verb.Add(profile);
        verb.Add(format);
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (Trusted(session, parsed.GetValue(keys) ?? []) is not { } trusted) return (int)ExitCode.Usage;
            var path = parsed.GetRequiredValue(bundle);
            if (StoreLog.IsStore(path))
            {
                var (replays, named) = (parsed.GetValue(deep), parsed.GetValue(profile) is { } file ? Inputs.Read(session, file, ProfileReader.Read) : null);
                if (named is null && parsed.GetValue(profile) is not null) return (int)ExitCode.Unreadable;
                return (int)await StoreLog.VerifyAsync(session, path, trusted, replays ? new Replaying(named) : null, parsed.GetValue(format), cancellation);
            }
            if (parsed.GetValue(deep))
            {
                session.Tell(VerifyTexts.DeepNeedsStore, "rectify verify");
                return (int)ExitCode.Usage;
            }
            if (Read(session, path, trusted) is not { } reading) return (int)ExitCode.Unreadable;
            var report = new VerifyReport(reading.Report, BundledSubmissions.Of(reading.Shown));
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) report.WriteJson(result.Stream, session, path);
            else TableReport.Write(result, session, screen => report.Write(screen, session));
            return (int)(report.IsContradicted ? ExitCode.Found : Code(reading.Report));
        });
        return verb;
    }

    private static BundleReading? Read(Session session, string path, IReadOnlyCollection<NoteKey> trusted)
    {
        try
        {
            using var file = File.OpenRead(path);
            return BundleVerifier.Read(file, trusted);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            session.Tell(ProblemTexts.FileUnreadable(path, problem is FileNotFoundException or DirectoryNotFoundException));
            return null;
        }
    }

    /// <summary>The keys named, each as itself or as a file that holds some; null when one is neither, which has then been said.</summary>
    private static List<NoteKey>? Trusted(Session session, IReadOnlyList<string> named)
    {
        var trusted = new List<NoteKey>();
        foreach (var word in named)
        {
            var texts = File.Exists(word) ? File.ReadLines(word).Take(100).Select(line => line.Trim()).Where(line => line.Length > 0).ToList() : [word];
            foreach (var text in texts)
            {
                if (NoteKey.TryParse(text, out var key)) trusted.Add(key);
                else
                {
                    session.Tell(VerifyTexts.NotAKey(Cells.Clip(text, 120)), "rectify verify");
                    return null;
                }
            }
        }
        return trusted;
    }

    // Something that is no bundle from its first byte on was not verified and found wrong: it could not be read.
    private static ExitCode Code(BundleReport report) => report.Verdict switch
    {
        BundleVerdict.Verified => ExitCode.Nothing,
        BundleVerdict.Consistent => ExitCode.Incomplete,
        _ when report.Checks is [{ Code: BundleCheckCode.Archive, Reason: BundleReason.NotExact, Arguments: ["0"] }, ..] => ExitCode.Unreadable,
        _ => ExitCode.Found,
    };
}
