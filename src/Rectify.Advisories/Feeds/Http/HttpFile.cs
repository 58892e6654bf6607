using System.Globalization;
using System.Net;

namespace Rectify.Advisories.Feeds.Http;

/// <summary>One file on a server. It is downloaded to an unlinked temporary file, within the size limit, before anything reads it.</summary>
internal sealed class HttpFile(HttpClient client, Uri address) : FeedFile
{
    private const int MostRedirects = 5;
    private Uri? redirected;

    public override string Name => address.ToString();
    public override string Folder => new Uri(address, ".").ToString();
    public override string Origin => (redirected ?? address).ToString();
    public override long? Length => null;

    public override Stream? Open(FeedLimits limits, ImportNotes notes, CancellationToken cancellation)
    {
        try
        {
            using var response = Get(notes, cancellation);
            if (response is null) return null;
            if (response.StatusCode != HttpStatusCode.OK)
            {
                notes.Add(ImportNoteCode.NotFetched, Name, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
                return null;
            }
            if (response.Content.Headers.ContentLength > limits.FileBytes) throw new LimitExceededException(limits.FileBytes);
            return Download(response, limits, notes, cancellation);
        }
        catch (LimitExceededException)
        {
            notes.Add(ImportNoteCode.FileTooLarge, Name, limits.FileBytes.ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException failure) when (failure.InnerException is PrivateAddressException)
        {
            notes.Add(ImportNoteCode.RedirectRefused, Name, Origin);
        }
        catch (HttpRequestException failure)
        {
            notes.Add(ImportNoteCode.NotFetched, Name, failure.HttpRequestError.ToString());
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            cancellation.ThrowIfCancellationRequested();
            notes.Add(ImportNoteCode.NotFetched, Name, nameof(HttpRequestError.ResponseEnded));
        }
        return null;
    }

    private HttpResponseMessage? Get(ImportNotes notes, CancellationToken cancellation)
    {
        var target = address;
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            request.Options.Set(FeedClient.PublicOnly, !SameServer(target, address));
            var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.RequestMessage?.RequestUri != target)
                throw new InvalidOperationException("This client follows redirects by itself; make it with FeedClient.Create.");
            if (Redirect(response, target) is not { } next) return response;
            response.Dispose();
            if (hop == MostRedirects || !IsAllowed(target, next))
            {
                notes.Add(ImportNoteCode.RedirectRefused, Name, next.ToString());
                return null;
            }
            redirected = target = next;
        }
    }

    private static Uri? Redirect(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location ? new Uri(from, location) : null;

    /// <summary>Only to the web, and never from an encrypted to an open connection.</summary>
    private static bool IsAllowed(Uri from, Uri to) =>
        to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);

    private static bool SameServer(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);

    private FileStream Download(HttpResponseMessage response, FeedLimits limits, ImportNotes notes, CancellationToken cancellation)
    {
        var file = TemporaryFile.Create();
        try
        {
            using var abort = cancellation.Register(response.Dispose); // a read that waits for the server does not look at the token
            using var body = new BoundedStream(response.Content.ReadAsStream(cancellation), limits.FileBytes);
            var buffer = new byte[1 << 16];
            for (var count = body.Read(buffer); count > 0; count = body.Read(buffer))
            {
                cancellation.ThrowIfCancellationRequested();
                file.Write(buffer.AsSpan(0, count));
            }
            if (response.Content.Headers.ContentLength is { } stated && stated != file.Length) throw new IOException("The body ended early.");
            notes.Add(ImportNoteCode.Fetched, Name, Origin, file.Length.ToString(CultureInfo.InvariantCulture));
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
