using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using Rectify.Cli.Commands.Bundles;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify verify BUNDLE|STORE</c>: what a proof bundle proves, offline, or whether the whole log of a store is what was signed.</summary>
internal static class VerifyCommand
{
    private const int NoteLimit = 1024 * 1024;

    public static Verb For(Session session)
    {
        var bundle = new Argument<string>("BUNDLE|STORE");
        var keys = new Flag<string[]>("--key", "VKEY", VerifyTexts.Key) { Arity = ArgumentArity.OneOrMore };
        var deep = new Flag<bool>("--deep", "", VerifyTexts.Deep);
        var profile = new Flag<string?>("--profile", "FILE", VerifyTexts.Profile);
        var earlier = new Flag<string[]>("--earlier", "FILE", VerifyTexts.Earlier) { Arity = ArgumentArity.OneOrMore };
        var authorities = new Flag<string[]>("--tsa-ca", "FILE", VerifyTexts.Authorities) { Arity = ArgumentArity.OneOrMore };
        var format = CommonFlags.Format(session);
        var verb = new Verb("verify", "BUNDLE|STORE", VerifyTexts.Purpose)
        {
            Examples =
            [
                new("rectify verify case-0042.proof.zip --key example.com/rectify+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", VerifyTexts.ExampleKey),
                new("rectify verify case-0042.proof.zip --key authority.vkey", VerifyTexts.ExampleKeyFile),
                new("rectify verify case-0042.proof.zip", VerifyTexts.ExampleAlone),
                new("rectify verify case-0042.proof.zip --key log.vkey --tsa-ca tsa-root.pem", VerifyTexts.ExampleAuthorities),
                new("rectify verify new.zip --key log.vkey --earlier old.zip", VerifyTexts.ExampleEarlier),
                new("rectify verify rectify.db --key log.vkey", VerifyTexts.ExampleStore),
                new("rectify verify rectify.db --key log.vkey --deep", VerifyTexts.ExampleDeep),
            ],
            Remarks = [VerifyTexts.Remark],
        };
        verb.Add(bundle);
        verb.Add(keys);
        verb.Add(authorities);
        verb.Add(earlier);
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
            if (AuthoritiesIn(session, parsed.GetValue(authorities) ?? [], verb) is not { } known || Read(session, path, trusted, known) is not { } reading) return (int)ExitCode.Unreadable;
            foreach (var file in parsed.GetValue(earlier) ?? [])
            {
                if (BundleCommand.Read(session, file) is not { } bytes) return (int)ExitCode.Unreadable;
                if (EarlierFile.Read(bytes, trusted) is not { } before) return (int)BundleCommand.Tell(session, verb, Problems.Of(BundleProblems.NoCheckpoint(file)));
                if (before.View.Checkpoints.Count == 0) session.Tell(VerifyTexts.EarlierProvesNothing(file), verb.Path);
                reading = before.View.Checkpoints.Count == 0 ? reading : reading.After(before.View);
            }
            var report = new VerifyReport(reading.Report, BundledSubmissions.Of(reading.Shown));
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) report.WriteJson(result.Stream, session, path);
            else TableReport.Write(result, session, screen => report.Write(screen, session));
            return (int)(report.IsContradicted ? ExitCode.Found : Code(reading.Report));
        });
        return verb;
    }

    private static BundleReading? Read(Session session, string path, IReadOnlyCollection<NoteKey> trusted, IReadOnlyCollection<X509Certificate2> authorities)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length <= NoteLimit)
            {
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                if (EarlierFile.IsCheckpoint(bytes) && CheckpointVerifier.Read(bytes, trusted) is { } alone) return alone;
                file.Position = 0;
            }
            return BundleVerifier.Read(file, trusted, authorities: authorities);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            session.Tell(ProblemTexts.FileUnreadable(path, problem is FileNotFoundException or DirectoryNotFoundException));
            return null;
        }
    }

    /// <summary>The certificates in the files named; null when one holds none, which has then been said.</summary>
    private static List<X509Certificate2>? AuthoritiesIn(Session session, IReadOnlyList<string> files, Verb verb)
    {
        var known = new List<X509Certificate2>();
        foreach (var file in files)
        {
            if (BundleCommand.Read(session, file) is not { } pem) return null;
            if (!AuthorityFile.Read(file, pem).Succeeded(out var certificates, out var problems))
            {
                BundleCommand.Tell(session, verb, problems);
                return null;
            }
            known.AddRange(certificates);
        }
        return known;
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
