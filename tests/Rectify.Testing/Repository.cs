namespace Rectify.Testing;

/// <summary>Finds the checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>rectify.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "rectify.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No rectify.slnx above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
