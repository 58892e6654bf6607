using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rectify.Publications.Writing;

/// <summary>Objects to bytes. Whatever a text holds, the JSON is whole: what it cannot say is replaced or cut, and noted.</summary>
internal sealed class CleanJson(List<PublicationNote> notes)
{
    /// <summary>CSAF, appendix C: a consumer need not take a longer text.</summary>
    public const int LongestText = 30_000;

    /// <summary>CSAF, appendix C.1: a consumer need not take a larger document (15 MB).</summary>
    public const int LargestDocument = 15_000_000;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Readers see letters, not escapes; the bytes are a file of their own and never stand in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The object's bytes, a line feed at the end; null when they are too many.</summary>
    public byte[]? Write(JsonMap root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(writer, root, "");
        buffer.Write("\n"u8);
        if (buffer.WrittenCount <= LargestDocument) return buffer.WrittenSpan.ToArray();
        notes.Add(new(PublicationNoteCode.TooLarge, "", Number(buffer.WrittenCount), Number(LargestDocument)));
        return null;
    }

    private void Write(Utf8JsonWriter writer, object value, string pointer)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(Clean(text, pointer)); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case JsonMap map:
                writer.WriteStartObject();
                foreach (var (name, member) in map.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member, $"{pointer}/{name}");
                }
                writer.WriteEndObject();
                break;
            case IReadOnlyList<object> list:
                writer.WriteStartArray();
                var i = 0;
                foreach (var item in list.Distinct()) Write(writer, item, $"{pointer}/{i++}");
                writer.WriteEndArray();
                break;
            default: throw new InvalidOperationException($"A document holds no {value.GetType()}.");
        }
    }

    private string Clean(string text, string pointer)
    {
        if (text.Length > LongestText)
        {
            notes.Add(new(PublicationNoteCode.TextCut, pointer, Number(text.Length), Number(LongestText)));
            // Not between the two halves of a pair.
            text = text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…";
        }
        var (clean, replaced) = Characters.Clean(text);
        if (replaced > 0) notes.Add(new(PublicationNoteCode.CharactersReplaced, pointer, Number(replaced)));
        return clean;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Which characters a document may hold.</summary>
internal static class Characters
{
    /// <summary>The text, and how many of its characters became U+FFFD: controls but for tab and line ends, and halves of surrogate pairs.</summary>
    public static (string Text, int Replaced) Clean(string text)
    {
        var replaced = 0;
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean?.Append(text, i, 2);
                i++;
                continue;
            }
            var isForbidden = char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'));
            if (isForbidden)
            {
                replaced++;
                clean ??= new StringBuilder(text, 0, i, text.Length);
            }
            clean?.Append(isForbidden ? '\uFFFD' : text[i]);
        }
        return (clean?.ToString() ?? text, replaced);
    }

    /// <summary>The text's beginning, for a note.</summary>
    public static string Short(string text) => Clean(text.Length <= 80 ? text : text[..79] + "…").Text;

    /// <summary>Whether a text can be an identifier as it is: something, no blanks around it, no line ends, nothing that would have to be cleaned.</summary>
    public static bool AreIdentifier(string text) =>
        text.Length is > 0 and <= 1000 && text.Trim().Length == text.Length && text.AsSpan().IndexOfAny('\t', '\n', '\r') < 0 && Clean(text).Replaced == 0;
}
