using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Proof.Timestamps;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Commands.Bundles;

/// <summary><c>rectify bundle stamp</c>: asks a time-stamping authority for a token over every report and checkpoint of a bundle that has none.</summary>
internal static class StampCommand
{
    public static Verb For(Session session)
    {
        var bundle = new Argument<string>("BUNDLE");
        var tsa = new Flag<string>("--tsa", "URL", BundleTexts.Tsa);
        var policy = new Flag<string?>("--tsa-policy", "OID", BundleTexts.Policy);
        var authorities = new Flag<string?>("--tsa-ca", "FILE", BundleTexts.Authorities);
        var output = new Flag<string>("--out", "FILE", BundleTexts.Out);
        var verb = new Verb("stamp", "BUNDLE --tsa URL --out FILE", BundleTexts.StampPurpose)
        {
            Examples = [new("rectify bundle stamp case-0042.proof.zip --tsa https://tsa.example.org --tsa-ca tsa-root.pem --out stamped.zip", BundleTexts.ExampleStamp)],
            Remarks = [BundleTexts.StampRemark],
        };
        verb.Add(bundle);
        verb.Add(tsa);
        verb.Add(policy);
        verb.Add(authorities);
        verb.Add(output);
        verb.Needs(session, tsa);
        verb.Needs(session, output);
        verb.SetAction(async (parsed, cancellation) =>
        {
            if (!Uri.TryCreate(parsed.GetRequiredValue(tsa), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                session.Tell(BundleTexts.NotAUrl(parsed.GetRequiredValue(tsa)), verb.Path);
                return (int)ExitCode.Usage;
            }
            if (parsed.GetValue(policy) is { } asked && !TimestampQuery.IsPolicy(asked)) return (int)BundleCommand.Tell(session, verb, Problems.Of(TimestampProblems.NotAPolicy(asked)));
            X509Certificate2[] trusted = [];
            if (parsed.GetValue(authorities) is { } file)
            {
                if (BundleCommand.Read(session, file) is not { } pem) return (int)ExitCode.Unreadable;
                if (!AuthorityFile.Read(file, pem).Succeeded(out var read, out var wrong)) return (int)BundleCommand.Tell(session, verb, wrong);
                trusted = read;
            }
            if (BundleCommand.Read(session, parsed.GetRequiredValue(bundle)) is not { } bytes) return (int)ExitCode.Unreadable;
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
            var stamped = await BundleStamps.AddAsync(bytes, new TimestampAuthority(client, url, parsed.GetValue(policy), trusted, new SystemRandomSource()), cancellation);
            if (!stamped.Succeeded(out var result, out var problems)) return (int)BundleCommand.Tell(session, verb, problems);
            BundleCommand.Write(session, parsed.GetRequiredValue(output), result.Bundle);
            foreach (var (path, at) in result.Stamped)
                session.Out.WriteLine(Cells.Printable(session.Say(BundleTexts.Stamped(path, at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)))));
            return (int)ExitCode.Nothing;
        });
        return verb;
    }
}
