using System.Text;
using System.Text.Json;

namespace Rectify.Foundation;

/// <summary>A list of texts as the one argument that <c>json_each</c> reads on both databases.</summary>
internal static class TextList
{
    public static string Of(IEnumerable<string> texts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
