namespace Rectify.Foundation;

/// <summary>An expected failure: a value, never an exception.</summary>
/// <param name="Code">Stable for ever, for example <c>RCT-PARTY-002</c>; scripts match on it.</param>
/// <param name="Kind">Decides the exit code and the HTTP status.</param>
/// <param name="Message">One sentence that says what is wrong and, where it helps, what to do.</param>
public sealed record Problem(string Code, ProblemKind Kind, Text Message)
{
    /// <summary>Code and English message, for logs and assertions.</summary>
    public override string ToString() => $"{Code} {Message.English}";
}
