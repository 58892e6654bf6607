using System.Text;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Drafts;

/// <summary>
/// Keeps what people are typing, beside the log: it is done with each pause of a hand, and says nothing that counts. What is kept of a person only that person is
/// given; whoever calls this has made sure that it is they who ask.
/// </summary>
public static class KeptDrafts
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Keeps what stands in a field now; nothing in it is nothing to keep. What was typed before something that is kept already changes nothing.</summary>
    public static Task<Result<Done>> KeepAsync(Database database, PersonId person, Draft draft, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.Check(draft.Field, Draft.LongestField, DraftProblems.Field);
        if (BytesOf(draft.Text) is { } bytes) problems.AddIf(bytes > Draft.MostBytes, DraftProblems.TooLong);
        else problems.Add(DraftProblems.NotText);
        return problems.Any
            ? Task.FromResult<Result<Done>>(problems)
            : WriteAsync(
                database,
                (session, token) => draft.Text.Length > 0 ? DraftStore.PutAsync(session, person, draft, token) : DraftStore.RemoveAsync(session, person, draft.Field, token),
                cancellationToken);
    }

    /// <summary>The person does not want what they typed into a field.</summary>
    public static Task<Result<Done>> DiscardAsync(Database database, PersonId person, string field, CancellationToken cancellationToken) =>
        WriteAsync(database, (session, token) => DraftStore.RemoveAsync(session, person, field, token), cancellationToken);

    /// <summary>A form is done with: what was typed into its fields stands where it belongs, or is not wanted.</summary>
    public static Task<Result<Done>> DropFormAsync(Database database, PersonId person, string form, CancellationToken cancellationToken) =>
        WriteAsync(database, (session, token) => DraftStore.RemoveFormAsync(session, person, form, token), cancellationToken);

    /// <summary>Forgets what nobody has touched for <see cref="Draft.Kept"/>.</summary>
    public static Task<Result<Done>> ForgetOldAsync(Database database, Instant now, CancellationToken cancellationToken) =>
        WriteAsync(database, (session, token) => DraftStore.ForgetAsync(session, now - Draft.Kept, token), cancellationToken);

    /// <summary>How long it is; null when it has half a character in it, or what no store takes.</summary>
    private static int? BytesOf(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) return null;
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static Task<Result<Done>> WriteAsync(Database database, Func<WriteSession, CancellationToken, Task> write, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        async (session, token) =>
        {
            await write(session, token);
            return new Done();
        },
        cancellationToken);
}
