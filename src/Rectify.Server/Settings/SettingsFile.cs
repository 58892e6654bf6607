using System.Text;
using System.Text.Json;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>The settings file: one JSON object of texts, comments allowed. Every mistake is named with its line and column.</summary>
internal static class SettingsFile
{
    private const int MaxBytes = 1 << 20;

    /// <summary>The values by key.</summary>
    /// <param name="path">For the messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="known">The keys that there are.</param>
    public static Result<IReadOnlyDictionary<string, string>> Read(string path, byte[] bytes, IReadOnlyList<Setting> known)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (bytes.Length > MaxBytes) return SettingsProblems.FileTooLarge(path);
        var problems = new Problems();
        var reader = new Utf8JsonReader(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return SettingsProblems.NotAnObject(Place(reader));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (key, at) = (reader.GetString() ?? "", Place(reader));
                reader.Read();
                var wanted = known.FirstOrDefault(setting => setting.Key == key);
                if (wanted is null || wanted == Setting.Config) problems.Add(SettingsProblems.UnknownKey(at, key, known.Select(setting => setting.Key)));
                else if (reader.TokenType != JsonTokenType.String) problems.Add(SettingsProblems.NotAText(Place(reader), key));
                else if (!values.TryAdd(key, reader.GetString() ?? "")) problems.Add(SettingsProblems.Twice(at, key));
                reader.Skip();
            }
            while (reader.Read()) { }
        }
        catch (JsonException broken)
        {
            return SettingsProblems.NotJson($"{path}:{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return SettingsProblems.NotJson(Place(reader)); // a text that is not UTF-8
        }
        return problems.Any ? problems : values;

        string Place(Utf8JsonReader here)
        {
            var before = bytes.AsSpan(0, (int)here.TokenStartIndex);
            return $"{path}:{before.Count((byte)'\n') + 1}:{before.Length - before.LastIndexOf((byte)'\n')}";
        }
    }
}
