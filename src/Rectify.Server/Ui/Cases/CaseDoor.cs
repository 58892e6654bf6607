using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;

namespace Rectify.Server.Ui.Cases;

/// <summary>The way into a case: of a closed one it is noted first that it was opened, once a session, whatever of it is looked at.</summary>
internal static class CaseDoor
{
    /// <summary>The case of an id or a number; null when there is none for whoever looks.</summary>
    public static Task<Case?> OpenAsync(Here here, string word, CancellationToken cancellation) =>
        OpenAsync(here, (reading, token) => CaseStore.FindAsync(reading, word, token), cancellation);

    /// <summary>The case of an id; null when there is none for whoever looks.</summary>
    public static Task<Case?> OpenAsync(Here here, CaseId id, CancellationToken cancellation) =>
        OpenAsync(here, (reading, token) => CaseStore.FindAsync(reading, id, token), cancellation);

    /// <summary>Why somebody who is named on a case is kept out of it; null when there is nothing to tell.</summary>
    public static async Task<Problem?> WhyNotAsync(Here here, string word, CancellationToken cancellation)
    {
        var found = await here.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => CaseStore.FindAsync(reading, word, token), cancellation);
        return found is null ? null : await here.ReadAsync((reading, token) => KeptOut.WhyAsync(reading, found.Id, here.Person, token), cancellation);
    }

    /// <summary>What readings are noted with: the session in which they happen.</summary>
    public static string Via(this Here here) => here.User.Session.Id.ToString();

    private static async Task<Case?> OpenAsync(Here here, Func<ReadSession, CancellationToken, Task<Case?>> find, CancellationToken cancellation)
    {
        var (found, due) = await here.ReadAsync(async (reading, token) => await find(reading, token) is { } seen
            ? (seen, await OpenClosedCase.IsDueAsync(reading, seen, here.Actor.Who, here.Via(), token)) : ((Case?)null, false), cancellation);
        if (found is null || !due) return found;
        return (await here.DoAsync(new OpenClosedCase(found.Id, here.Via()), cancellation)).Succeeded(out _, out _) ? found : null;
    }
}
