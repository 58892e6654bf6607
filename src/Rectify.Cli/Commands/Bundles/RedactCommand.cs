using System.CommandLine;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Commands.Bundles;

/// <summary><c>rectify bundle redact</c>: a bundle without what its next reader is not to see, which still verifies.</summary>
internal static class RedactCommand
{
    public static Verb For(Session session)
    {
        var bundle = new Argument<string>("BUNDLE");
        var parts = new Flag<string[]>("--leave-out", "PART", BundleTexts.LeaveOut) { Arity = ArgumentArity.OneOrMore };
        var output = new Flag<string>("--out", "FILE", BundleTexts.Out);
        var verb = new Verb("redact", "BUNDLE --leave-out PART --out FILE", BundleTexts.RedactPurpose)
        {
            Examples =
            [
                new("rectify bundle redact case-0042.proof.zip --leave-out people --out for-the-press.zip", BundleTexts.ExamplePeople),
                new("rectify bundle redact case-0042.proof.zip --leave-out reports --leave-out receipts --out short.zip", BundleTexts.ExampleFiles),
            ],
            Remarks = [BundleTexts.RedactRemark],
        };
        verb.Add(bundle);
        verb.Add(parts);
        verb.Add(output);
        verb.Needs(session, parts);
        verb.Needs(session, output);
        verb.SetAction(parsed =>
        {
            if (BundleCommand.Read(session, parsed.GetRequiredValue(bundle)) is not { } bytes) return (int)ExitCode.Unreadable;
            if (!BundleParts.LeaveOut(bytes, parsed.GetValue(parts) ?? []).Succeeded(out var redacted, out var problems)) return (int)BundleCommand.Tell(session, verb, problems);
            BundleCommand.Write(session, parsed.GetRequiredValue(output), redacted.Bundle);
            foreach (var path in redacted.LeftOut) session.Out.WriteLine(Cells.Printable(session.Say(BundleTexts.LeftOut(path))));
            foreach (var path in redacted.GoneWith) session.Out.WriteLine(Cells.Printable(session.Say(BundleTexts.GoneWith(path))));
            return (int)ExitCode.Nothing;
        });
        return verb;
    }
}
