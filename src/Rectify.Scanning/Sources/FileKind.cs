using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Rectify.Scanning.Sources;

/// <summary>Tells a device, pipe or socket from a file without opening it (opening a pipe waits until somebody writes to it).</summary>
internal static partial class FileKind
{
    // statx(2): the same layout on every architecture, unlike stat.
    private const int AtFdCwd = -100, ModeOffset = 28, StatxSize = 256;
    private const uint StatxType = 1;
    private const int TypeMask = 0xF000, Regular = 0x8000, Folder = 0x4000;

    /// <summary>Whether the path is neither a file nor a folder. False where the platform cannot tell.</summary>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var status = new byte[StatxSize];
        try
        {
            if (StatX(AtFdCwd, Encoding.UTF8.GetBytes(path + '\0'), 0, StatxType, status) != 0) return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than the call
        }
        var type = BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & TypeMask;
        return type is not Regular and not Folder;
    }

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, byte[] path, int flags, uint mask, [Out] byte[] status);
}
