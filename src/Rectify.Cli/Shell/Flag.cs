using System.CommandLine;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>An option as help shows it: its value's name and its meaning in every language.</summary>
internal interface IFlag
{
    string Value { get; }

    Text Meaning { get; }
}

/// <summary>An option that can explain itself.</summary>
/// <param name="name">With its dashes: <c>--db</c>.</param>
/// <param name="value">The name of its value in help: <c>FILE</c>; empty for a switch.</param>
/// <param name="meaning">What it does.</param>
internal sealed class Flag<T>(string name, string value, Text meaning, params string[] aliases) : Option<T>(name, aliases), IFlag
{
    public string Value { get; } = value;

    public Text Meaning { get; } = meaning;
}

/// <summary>Options that read one of a few words.</summary>
internal static class Choice
{
    /// <summary>An option with a closed list of words; any other word is a usage error that names the list.</summary>
    /// <param name="words">Each word and what it stands for, in the order that help shows them.</param>
    /// <param name="session">Gives the language.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="value">How help shows its value.</param>
    /// <param name="meaning">What it does.</param>
    /// <param name="byDefault">What holds when it is not given.</param>
    /// <param name="words">The words.</param>
    public static Flag<T> Of<T>(Session session, string name, string value, Text meaning, T byDefault, params (string Word, T Value)[] words)
    {
        var list = string.Join('|', words.Select(choice => choice.Word));
        return new Flag<T>(name, value, meaning)
        {
            DefaultValueFactory = _ => byDefault,
            CustomParser = result =>
            {
                var word = result.Tokens is [var token] ? token.Value : "";
                foreach (var choice in words)
                    if (choice.Word == word) return choice.Value;
                result.AddError(session.Refuse(Texts.UsageTexts.NotOneOf(name, word, list)));
                return byDefault;
            },
        };
    }
}
