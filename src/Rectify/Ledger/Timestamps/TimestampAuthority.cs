using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Proof.Timestamps;

namespace Rectify.Ledger.Timestamps;

/// <summary>A time-stamping authority (RFC 3161) over HTTP. It is told a hash, and nothing else: it learns neither what was reported nor to whom.</summary>
/// <param name="client">Asks; it follows no redirect.</param>
/// <param name="url">Where the authority answers.</param>
/// <param name="policy">The policy that it is to follow; null for its own choice.</param>
/// <param name="certificates">What its certificate must lead to; with none its signature alone is looked at.</param>
/// <param name="random">Where nonces come from.</param>
public sealed class TimestampAuthority(HttpClient client, Uri url, string? policy, IReadOnlyCollection<X509Certificate2> certificates, IRandomSource random)
{
    private const int AnswerLimit = TimestampToken.MaxBytes + 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Its host, as problems name it: the path may hold a key.</summary>
    private string Name => $"{url.Scheme}://{url.Authority}";

    /// <summary>Asks for a token over bytes of that hash; it is checked before it is given on.</summary>
    public async Task<Result<TimestampToken>> StampAsync(TreeHash sha256, CancellationToken cancellationToken)
    {
        var nonce = new byte[TimestampQuery.NonceSize];
        random.Fill(nonce);
        var query = TimestampQuery.Of(sha256, nonce, policy);
        if (!(await AskAsync(query.ToBytes(), cancellationToken)).Succeeded(out var answer, out var problems)) return problems;
        if (!query.TryRead(answer, out var token)) return TimestampProblems.NotGranted(Name);
        if (certificates.Count > 0 && token.Check(sha256, certificates) is { Outcome: not TimestampOutcome.Verified } verdict) return TimestampProblems.ByAnother(Name, verdict.Authority);
        return token;
    }

    private async Task<Result<byte[]>> AskAsync(byte[] query, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(query) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(TimestampQuery.MediaType);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(TimestampQuery.ReplyMediaType));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!answer.IsSuccessStatusCode) return TimestampProblems.Unanswered(Name, $"HTTP {(int)answer.StatusCode}");
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            using var all = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = await stream.ReadAsync(buffer, limit.Token)) > 0;)
            {
                if (all.Length + read > AnswerLimit) return TimestampProblems.NotGranted(Name);
                all.Write(buffer, 0, read);
            }
            return all.ToArray();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return TimestampProblems.Unanswered(Name, failure is OperationCanceledException ? $"{Patience.TotalSeconds:0} s" : failure.Message);
        }
    }
}
