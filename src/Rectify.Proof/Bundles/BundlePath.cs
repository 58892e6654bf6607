using System.Buffers;

namespace Rectify.Proof.Bundles;

/// <summary>
/// The paths that a bundle may hold: lower-case letters, digits, dot, hyphen and underscore in segments that start with a letter or
/// digit. So nothing points outside, no two paths meet on a disk that ignores case, and no name hides from the eye.
/// </summary>
internal static class BundlePath
{
    private const int MaxLength = 200;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-/");

    public static bool IsGood(string path) =>
        path.Length is > 0 and <= MaxLength
        && !path.AsSpan().ContainsAnyExcept(Allowed)
        && path.Split('/').All(segment => segment.Length > 0 && char.IsAsciiLetterOrDigit(segment[0]) && segment[^1] != '.');
}
