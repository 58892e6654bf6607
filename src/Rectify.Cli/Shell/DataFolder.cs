namespace Rectify.Cli.Shell;

/// <summary>Where the databases live when no flag names them: <c>$XDG_DATA_HOME/rectify</c>, by default <c>~/.local/share/rectify</c>.</summary>
internal static class DataFolder
{
    /// <summary>The advisory database (<c>--db</c>).</summary>
    public static string Advisories(Surroundings surroundings) => Path.Combine(Root(surroundings), "advisories.db");

    /// <summary>The product's database (<c>--store</c>).</summary>
    public static string Store(Surroundings surroundings) => Path.Combine(Root(surroundings), "rectify.db");

    private static string Root(Surroundings surroundings)
    {
        var data = surroundings.Variable("XDG_DATA_HOME") is { } named && Path.IsPathRooted(named)
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(data, "rectify");
    }
}
