using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Pushing;

/// <summary><c>rectify push</c>: hands an SBOM, an archive or a scanner's report to a server and returns at once; with <c>--wait</c> it tells what it changed there.</summary>
internal static class PushCommand
{
    public static Verb For(Session session)
    {
        var file = new Argument<string>("FILE") { Arity = ArgumentArity.ExactlyOne };
        var server = new Flag<string?>("--server", "ADDRESS", PushTexts.Server);
        var product = new Flag<string?>("--product", "NAME|ID", PushTexts.Product);
        var release = new Flag<string?>("--release", "VERSION", PushTexts.Release);
        var asset = new Flag<string?>("--asset", "ID", PushTexts.Asset);
        var scan = new Flag<bool>("--scan", "", PushTexts.Scan);
        var token = new Flag<string?>("--token-file", "FILE", PushTexts.TokenFile);
        var key = new Flag<string?>("--key", "TEXT", PushTexts.Key);
        var wait = new Flag<bool>("--wait", "", PushTexts.Wait);
        var format = CommonFlags.Format(session);
        var verb = new Verb("push", "FILE --product NAME --release VERSION", PushTexts.Purpose)
        {
            Examples =
            [
                new("rectify push bom.json --server https://rectify.example.com --product Relay --release 4.2", PushTexts.ExamplePlain),
                new("rectify push bom.json --product Relay --release 4.2 --wait", PushTexts.ExampleWait),
                new("rectify push portal.nessus --scan --asset system:01jd2m4x6y8z0a1b2c3d4e5f6g --wait", PushTexts.ExampleScan),
            ],
            Remarks = [PushTexts.Remark],
        };
        foreach (var part in new Symbol[] { file, server, product, release, asset, scan, token, key, wait, format })
            if (part is Argument argument) verb.Add(argument);
            else verb.Add((Option)part);
        verb.Validators.Add(result =>
        {
            var (named, ofProduct) = (result.GetValue(asset) is not null, result.GetValue(product) is not null && result.GetValue(release) is not null);
            if (named == ofProduct || (named && (result.GetValue(product) ?? result.GetValue(release)) is not null)) result.AddError(session.Refuse(PushTexts.NoTarget));
            else if (result.GetValue(scan) && SystemOf(result.GetValue(asset)) is null) result.AddError(session.Refuse(PushTexts.NoSystem));
        });
        verb.SetAction(async (parsed, cancellation) =>
        {
            var target = parsed.GetValue(asset) is { } known ? $"asset={Uri.EscapeDataString(known)}"
                : $"product={Uri.EscapeDataString(parsed.GetValue(product) ?? "")}&version={Uri.EscapeDataString(parsed.GetValue(release) ?? "")}";
            var (into, asked) = parsed.GetValue(scan) ? ($"systems/{SystemOf(parsed.GetValue(asset))}/scans?", "scans") : ($"intakes?{target}&", "intakes");
            var push = new Push(parsed.GetRequiredValue(file), into, asked, parsed.GetValue(key), parsed.GetValue(wait));
            return (int)await push.RunAsync(session, parsed.GetValue(server), parsed.GetValue(token), parsed.GetValue(format), cancellation);
        });
        return verb;
    }

    /// <summary>The id of the system that an asset is; null when it is none.</summary>
    private static string? SystemOf(string? asset) =>
        asset?.Split(':') is ["system", { Length: > 0 } id] && id.All(char.IsAsciiLetterOrDigit) ? id : null;
}
