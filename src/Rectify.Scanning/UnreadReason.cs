namespace Rectify.Scanning;

/// <summary>Why a file could not be read, as the argument of <see cref="NoteCode.Unreadable"/>.</summary>
internal static class UnreadReason
{
    /// <summary>Whether the exception is one that reading a file may end in.</summary>
    public static bool IsOne(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The reason's code.</summary>
    public static string Of(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "denied",
        FileNotFoundException or DirectoryNotFoundException => "gone",
        _ => "io",
    };
}
