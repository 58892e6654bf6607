namespace Rectify.Scanning;

/// <summary>
/// Ends the reading of one entry and carries what to note about it. Thrown by streams deep inside an archive, caught where the entry
/// was opened, never seen outside this assembly.
/// </summary>
internal sealed class UnreadException(NoteCode code, params IReadOnlyList<string> arguments) : Exception
{
    public NoteCode Code { get; } = code;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
