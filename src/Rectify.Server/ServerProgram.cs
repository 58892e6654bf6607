using System.Collections;
using NodaTime.Extensions;
using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;

namespace Rectify.Server;

/// <summary>
/// The server's own command line: <c>serve</c>, <c>check</c>, <c>token</c>, <c>invite</c>, <c>backup</c>, <c>restore</c>, <c>restored</c>, <c>rotate-key</c>, <c>retention</c> and <c>help</c>, each with settings as flags. People type <c>rectify serve</c>,
/// which puts this program in its own place.
/// </summary>
internal static class ServerProgram
{
    private static readonly string[] LanguageVariables = ["RECTIFY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Runs a verb; the exit codes are those of <c>rectify</c>.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(each => (string)each.Key, each => (string?)each.Value ?? "", StringComparer.Ordinal);
        var language = LanguageOf(variables);
        if (args is not [var verb, .. var flags] || verb is "help" || flags.Contains("--help") || flags.Contains("-h"))
        {
            HelpPage.Write(output, language);
            return ExitCodes.Nothing;
        }
        TokenCommand? issue = null;
        InviteCommand? invite = null;
        Problems? problems;
        if (verb == "token" && !TokenCommand.Read(flags, out flags).Succeeded(out issue, out problems)) return Tell(problems);
        if (verb == "invite" && !InviteCommand.Read(flags, out flags).Succeeded(out invite, out problems)) return Tell(problems);
        if (!KeepingCommand.Read(verb, flags, out flags).Succeeded(out var keeping, out problems)) return Tell(problems);
        if (keeping is null && verb is not ("serve" or "check" or "token" or "invite"))
        {
            await errors.WriteLineAsync(ServerTexts.NoSuchVerb(verb).In(language));
            return ExitCodes.Usage;
        }
        if (!ServerSettings.Read(flags, variables).Succeeded(out var settings, out problems)) return Tell(problems);
        if (verb == "check") return await ServerCheck.RunAsync(settings, output, language) ? ExitCodes.Nothing : ExitCodes.Findings;
        if (keeping is not null)
        {
            if (!(await keeping.RunAsync(settings.Store, settings.Alarms.SealKey, variables, CancellationToken.None)).Succeeded(out var said, out problems)) return Tell(problems);
            foreach (var line in said) await output.WriteLineAsync(line.In(language));
            return ExitCodes.Nothing;
        }
        if (!(await Instance.OpenAsync(settings, TimeProvider.System.ToClock(), TimeProvider.System, CancellationToken.None)).Succeeded(out var instance, out problems)) return Tell(problems);
        await using (instance)
        {
            if (issue is not null)
            {
                if (!(await issue.RunAsync(instance)).Succeeded(out var issued, out problems)) return Tell(problems);
                await output.WriteLineAsync(issued.Secret);
                await errors.WriteLineAsync(ServerTexts.TokenIssued(InstantPattern.General.Format(issued.Token.ExpiresAt)).In(language));
                return ExitCodes.Nothing;
            }
            if (invite is not null)
            {
                if (!(await invite.RunAsync(instance)).Succeeded(out var link, out problems)) return Tell(problems);
                await output.WriteLineAsync(link.Address.ToString());
                await errors.WriteLineAsync(ServerTexts.Invited(link.Until).In(language));
                return ExitCodes.Nothing;
            }
            // What people are given to keep is protected by keys that are sealed: a server that cannot open them serves nobody.
            if (!(await instance.TakeSealAsync(CancellationToken.None)).Succeeded(out var seal, out problems)) return Tell(problems);
            seal.Dispose();
            if (await FirstLink.MakeAsync(instance, instance.Address, CancellationToken.None) is { } first) await output.WriteLineAsync(first.In(language));
            await using var host = ServerHost.Build(settings, instance, ServerParts.Add, ServerParts.Map);
            try
            {
                await host.RunAsync();
            }
            catch (IOException taken)
            {
                await errors.WriteLineAsync(ServerTexts.CannotListen(taken.Message).In(language));
                return ExitCodes.Unreadable;
            }
        }
        return ExitCodes.Nothing;

        int Tell(Problems all)
        {
            foreach (var problem in all) errors.WriteLine($"{problem.Message.In(language)} [{problem.Code}]");
            return ExitCodes.Of(all);
        }
    }

    private static Language LanguageOf(Dictionary<string, string> variables) =>
        LanguageVariables.Select(variables.GetValueOrDefault).FirstOrDefault(word => word is { Length: > 0 }) is { } said
        && said.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
}
