namespace Rectify.Clocks.Yaml;

/// <summary>What is wrong with a file; the arguments of each are named in its comment.</summary>
public enum ReadCode
{
    /// <summary>The file is larger than is read. Limit, size.</summary>
    TooLarge,
    /// <summary>Nested deeper than is read. Limit.</summary>
    TooDeep,
    /// <summary>More values than are read. Limit.</summary>
    TooManyNodes,
    /// <summary>Not YAML. What the parser said.</summary>
    NotYaml,
    /// <summary>The file has no document.</summary>
    Empty,
    /// <summary>A second document in one file.</summary>
    SecondDocument,
    /// <summary>An anchor, alias or tag: a rule file says what it means in place. What was found.</summary>
    NotPlain,
    /// <summary>A key that this place does not know. Key, nearest known key (or empty).</summary>
    UnknownKey,
    /// <summary>The same key twice. Key, line of the first.</summary>
    DuplicateKey,
    /// <summary>A key that must be there is not. Key.</summary>
    MissingKey,
    /// <summary>A list, mapping or text where another was expected. Expected, found.</summary>
    WrongShape,
    /// <summary>A text that does not read as what it must be. Expected, found.</summary>
    WrongValue,
    /// <summary>A word that is not in the closed list. Word, nearest word (or empty), what the list is.</summary>
    UnknownWord,
    /// <summary>The counting code does not count this unit. Code, unit.</summary>
    CountingDoesNotFit,
    /// <summary>A key that this kind of period has no use for. Key, period.</summary>
    NotForThisPeriod,
    /// <summary>The end lies before the beginning. First, second.</summary>
    EndsBeforeItBegins,
    /// <summary>Two versions of one rule are in force on the same day. Rule, other file.</summary>
    ValidityOverlaps,
    /// <summary>Two things share one id. Id, other file.</summary>
    DuplicateId,
    /// <summary>A calendar that does not exist. Calendar, nearest id (or empty).</summary>
    UnknownCalendar,
    /// <summary>A day of a calendar lies outside what the calendar covers. Day.</summary>
    DayNotCovered,
    /// <summary>The same day twice in one calendar. Day.</summary>
    DuplicateDay,
    /// <summary>A circumstance, sector or mark that no file of terms declares. Id, nearest id (or empty).</summary>
    UnknownTerm,
    /// <summary>The circumstance is never answered so. Answer, circumstance.</summary>
    NoSuchAnswer,
    /// <summary>The same recipient with another name, kind or jurisdiction. Recipient, other file.</summary>
    RecipientDiffers,
    /// <summary>A version replaces one that does not exist. Rule, version.</summary>
    ReplacesNothing,
    /// <summary>A conflict names a rule that is not there. What it names, nearest id (or empty).</summary>
    NamesNoRule,
    /// <summary>A table decides a circumstance by itself. Circumstance.</summary>
    DecidesItself,
    /// <summary>A rule tagged unsure must say why it is disabled.</summary>
    UnsureWithoutReason,
}

/// <summary>One problem of one file. All problems of a file are reported at once.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">From 1; 0 when the problem is of the whole file.</param>
/// <param name="Column">From 1; 0 when the problem is of the whole file.</param>
/// <param name="Arguments">What the code's text is filled with.</param>
public sealed record ReadProblem(ReadCode Code, string File, int Line, int Column, IReadOnlyList<string> Arguments)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column} {Code}{string.Concat(Arguments.Select(a => $" [{a}]"))}";
}

/// <summary>A value, or the problems for which there is none.</summary>
/// <param name="Value">Null exactly when there are problems.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record ReadResult<T>(T? Value, IReadOnlyList<ReadProblem> Problems) where T : class;

/// <summary>Collects the problems of one file.</summary>
internal sealed class ReadProblems(string file)
{
    private readonly List<ReadProblem> found = [];

    internal string File => file;

    internal bool Any => found.Count > 0;

    /// <summary>For what is made of a value that is not there: that has been said.</summary>
    internal ReadProblems Unheard => new(file);

    internal void Add(ReadCode code, Place at, params string[] arguments) =>
        found.Add(new ReadProblem(code, file, at.Line, at.Column, [.. arguments.Select(Shortened)]));

    internal IReadOnlyList<ReadProblem> InOrder() => [.. found.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    internal ReadResult<T> With<T>(T value) where T : class => new(Any ? null : value, InOrder());

    /// <summary>What a hostile file says back to a person is cut short and keeps to one line.</summary>
    private static string Shortened(string text)
    {
        var cut = text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
        return string.Concat(cut.Select(c => char.IsControl(c) ? '�' : c));
    }
}
