using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>What every command is given: the language, the streams, the clock, and the way to say that the command line is wrong.</summary>
internal sealed class Session(Surroundings surroundings, Language language, IClock clock)
{
    private readonly HashSet<string> _refusals = [];

    public Surroundings Surroundings { get; } = surroundings;

    public Language Language { get; } = language;

    public IClock Clock { get; } = clock;

    public TextWriter Out => Surroundings.Out;

    public TextWriter Err => Surroundings.Err;

    /// <summary>The wording in this session's language.</summary>
    public string Say(Text text) => text.In(Language);

    /// <summary>Writes a line to standard error, headed by the program's name or the command's: problems and advice.</summary>
    public void Tell(Text text, string who = "rectify") => Err.WriteLine($"{who}: {Cells.Printable(Say(text))}");

    /// <summary>Notes why a value on the command line is refused, so that it is shown in the words of this program.</summary>
    public string Refuse(Text reason)
    {
        var wording = Say(reason);
        _refusals.Add(wording);
        return wording;
    }

    /// <summary>Whether a parser's message is one of ours.</summary>
    public bool Refused(string message) => _refusals.Contains(message);
}
