using System.Text.Json;

namespace Rectify.Advisories.Feeds;

/// <summary>Tells what a JSON document is by the names of its top-level members.</summary>
internal static class JsonFeeds
{
    /// <summary>The kind of feed; null when it is none, or not JSON.</summary>
    public static FeedKind? Of(ReadOnlySpan<byte> document)
    {
        bool id = false, modified = false, vulnerabilities = false, catalogue = false;
        try
        {
            var json = new Utf8JsonReader(FeedForms.WithoutMark(document));
            if (!JsonFields.EnterObject(ref json, "")) return null;
            while (JsonFields.NextProperty(ref json))
            {
                id |= json.ValueTextEquals("id"u8);
                modified |= json.ValueTextEquals("modified"u8);
                catalogue |= json.ValueTextEquals("catalogVersion"u8);
                var list = json.ValueTextEquals("vulnerabilities"u8);
                json.Read();
                vulnerabilities |= list && json.TokenType == JsonTokenType.StartArray;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            // What was seen before the damage still tells what the file was meant to be; its reader says what is wrong with it.
            return Kind();
        }
        return Kind();

        FeedKind? Kind() => catalogue && vulnerabilities ? FeedKind.Kev : id && modified ? FeedKind.Osv : null;
    }
}
