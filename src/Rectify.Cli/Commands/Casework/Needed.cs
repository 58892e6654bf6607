using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Flags without which a command cannot be carried out, and flags that may be repeated.</summary>
internal static class Needed
{
    /// <summary>Each of the flags has to be given; whatever is missing is said at once.</summary>
    public static void Needs(this Verb verb, Session session, params IReadOnlyList<Option> flags) => verb.Validators.Add(result =>
    {
        foreach (var flag in flags)
            if (result.GetResult(flag) is null && flag is IFlag shown) result.AddError(session.Refuse(UsageTexts.NeedsValue(flag.Name, shown.Value, null)));
    });

    /// <summary>A flag that may be given several times.</summary>
    public static Flag<string[]> Several(string name, string value, Foundation.Text meaning) => new(name, value, meaning) { Arity = ArgumentArity.OneOrMore };
}
