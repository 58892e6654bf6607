using Microsoft.AspNetCore.Components.Authorization;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>Who is signed in, as the store has it now: for the components of a page, which see no request.</summary>
internal sealed class CurrentUser(AuthenticationStateProvider states, Instance instance)
{
    /// <summary>The person with the roles of this moment; null when nobody is signed in, or no longer.</summary>
    public async Task<SignedInUser?> FindAsync(CancellationToken cancellation)
    {
        var state = await states.GetAuthenticationStateAsync();
        if (SessionAuthentication.SessionOf(state.User) is not { } session) return null;
        return await instance.Database.ReadAsync(
            Viewer.Machine,
            async (reading, token) => await SessionAuthentication.UserOfAsync(reading, await SessionStore.FindAsync(reading, session, token), instance, token),
            cancellation);
    }
}
