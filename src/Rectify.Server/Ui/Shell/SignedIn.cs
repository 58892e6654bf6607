using Rectify.Server.Accounts;

namespace Rectify.Server.Ui.Shell;

/// <summary>Who may look at a page: whoever is signed in. What they see there, and what they may do, the store and the use cases decide.</summary>
public static class SignedIn
{
    /// <summary>The name of the policy.</summary>
    public const string Policy = SessionAuthentication.Name;
}
