using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Parties.Accounts.Links;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>What a server says when it starts and nobody has an account: where the first administrator comes in.</summary>
internal static class FirstLink
{
    /// <summary>The words, or null when somebody has an account.</summary>
    public static async Task<Text?> MakeAsync(Instance instance, Uri server, CancellationToken cancellation) =>
        (await instance.DoAsync(new MakeFirstLink(), Instance.Self, cancellation)).Succeeded(out var made, out _)
            ? AccountTexts.First(AccountAddress.Of(server, AccountAddress.First, made.Key).ToString(), InstantPattern.General.Format(made.Link.ExpiresAt))
            : null;
}
