using System.Text;
using System.Text.Unicode;

namespace Rectify.Scanning.Archives;

/// <summary>Names of archive entries: shown to people, never used as paths.</summary>
internal static class EntryName
{
    /// <summary>The name as text: UTF-8 if it is valid, else one character a byte; control characters are replaced.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        var text = (Utf8.IsValid(name) ? Encoding.UTF8 : Encoding.Latin1).GetString(name);
        return text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
    }

    /// <summary>Whether an extractor that trusted the name would be led out of its folder, or the name is no text.</summary>
    public static bool IsUnsafe(ReadOnlySpan<byte> name)
    {
        if (name.Length == 0 || name[0] is (byte)'/' or (byte)'\\' || name.Contains((byte)0)) return true;
        if (name.Length > 1 && name[1] == (byte)':') return true;
        if (LeadsUp(name)) return true;
        return !Ascii.IsValid(name) && !Utf8.IsValid(name);
    }

    private static bool LeadsUp(ReadOnlySpan<byte> name)
    {
        for (int at; (at = name.IndexOf(".."u8)) >= 0; name = name[(at + 2)..])
        {
            var opens = at == 0 || name[at - 1] is (byte)'/' or (byte)'\\';
            var closes = at + 2 == name.Length || name[at + 2] is (byte)'/' or (byte)'\\';
            if (opens && closes) return true;
        }
        return false;
    }
}
