using System.Text;

namespace Rectify.Scenarios;

/// <summary>How wide a line is on a terminal; kept apart from the program's own count, which it checks.</summary>
public static class Columns
{
    public static int Of(string line) => line.EnumerateRunes().Sum(rune => IsWide(rune) ? 2 : 1);

    private static bool IsWide(Rune rune) =>
        rune.Value is (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF01 and <= 0xFF60) or (>= 0x20000 and <= 0x3FFFD);
}
