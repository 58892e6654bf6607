namespace Rectify.Server.Accounts;

/// <summary>The addresses that people get to set up how they sign in.</summary>
internal static class AccountAddress
{
    /// <summary>Where the first administrator comes in.</summary>
    public const string First = "/first";

    /// <summary>Where somebody who was invited comes in, or comes back.</summary>
    public const string Invitation = "/invitation";

    /// <summary>What names the key.</summary>
    public const string Key = "key";

    /// <summary>The whole address of a link.</summary>
    public static Uri Of(Uri server, string path, string key) => new(server, $"{path}?{Key}={key}");
}
