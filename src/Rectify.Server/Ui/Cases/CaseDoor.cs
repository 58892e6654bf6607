using NodaTime;
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
        var key = await KeyOfAsync(here, word, cancellation);
        return await here.ReadAsync((reading, token) => KeptOut.WhyAsync(reading, key, here.Person, token), cancellation);
    }

    /// <summary>Opens a closed case for a time to a manager who is not named on it; where there is none that can be, they hear what they would hear of none.</summary>
    public static async Task<Result<Instant>> BreakAsync(Here here, string word, string reason, CancellationToken cancellation) =>
        await here.DoAsync(new BreakGlass(await KeyOfAsync(here, word, cancellation), reason), cancellation);

    /// <summary>The id that a word names, whoever may know of the case: for what looks at that itself.</summary>
    private static async Task<CaseId> KeyOfAsync(Here here, string word, CancellationToken cancellation) =>
        (await here.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => CaseStore.FindAsync(reading, word, token), cancellation))?.Id ?? default;

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
