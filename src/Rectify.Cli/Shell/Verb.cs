using System.CommandLine;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>A command line and what it does, as help shows it.</summary>
internal readonly record struct Example(string Line, Text Meaning);

/// <summary>A command that can explain itself.</summary>
/// <param name="name">The word typed.</param>
/// <param name="usage">What follows the word in the usage line: <c>PATH…</c>.</param>
/// <param name="purpose">One sentence: what the command is for.</param>
internal sealed class Verb(string name, string usage, Text purpose) : Command(name)
{
    public string Usage { get; } = usage;

    public Text Purpose { get; } = purpose;

    /// <summary>Help teaches by these, from the plainest to the rarest.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>What a reader of the examples still needs to know, a paragraph each.</summary>
    public IReadOnlyList<Text> Remarks { get; init; } = [];

    /// <summary>The command as it is typed, from the program's name on.</summary>
    public string Path => string.Join(' ', Enclosing().Reverse().Select(verb => verb.Name));

    /// <summary>The command itself, then the groups that it stands in, the program last.</summary>
    public IEnumerable<Verb> Enclosing()
    {
        for (var verb = this; verb is not null; verb = verb.Parents.OfType<Verb>().FirstOrDefault()) yield return verb;
    }
}
