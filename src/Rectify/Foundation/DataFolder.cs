namespace Rectify.Foundation;

/// <summary>
/// Where the databases live when nothing names them: <c>$XDG_DATA_HOME/rectify</c>, by default <c>~/.local/share/rectify</c>. Each is asked
/// with what gives the variables of the environment: null for one that is not set.
/// </summary>
public static class DataFolder
{
    /// <summary>The advisory database (<c>--db</c>).</summary>
    public static string Advisories(Func<string, string?> variable) => Path.Combine(Root(variable), "advisories.db");

    /// <summary>The product's database (<c>--store</c>).</summary>
    public static string Store(Func<string, string?> variable) => Path.Combine(Root(variable), "rectify.db");

    private static string Root(Func<string, string?> variable)
    {
        var data = variable("XDG_DATA_HOME") is { } named && Path.IsPathRooted(named)
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(data, "rectify");
    }
}
