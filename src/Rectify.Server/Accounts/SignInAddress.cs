namespace Rectify.Server.Accounts;

/// <summary>Where people sign in, and where they go from there.</summary>
internal static class SignInAddress
{
    /// <summary>The page's path.</summary>
    public const string Path = "/sign-in";

    /// <summary>What names the way back in the address.</summary>
    public const string Return = "return";

    /// <summary>The page, with the way back to a path of ours.</summary>
    public static string From(string path) => IsOurs(path) && path != "/" ? $"{Path}?{Return}={Uri.EscapeDataString(path)}" : Path;

    /// <summary>The way back; what leads away from this server leads home instead, since anybody can write a link.</summary>
    public static string Back(string? path) => path is not null && IsOurs(path) ? path : "/";

    /// <summary>Browsers take a backslash for a slash, and two slashes for another host.</summary>
    private static bool IsOurs(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);
}
