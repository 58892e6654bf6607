using Microsoft.JSInterop;

namespace Rectify.Server.Ui.Pieces;

/// <summary>Gives whoever looks at a page a file to keep. The browser saves it and shows nothing of it.</summary>
internal static class Saving
{
    /// <summary>Has the browser save bytes under a name.</summary>
    public static async Task SaveAsync(this IJSRuntime script, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(bytes.ToArray(), writable: false));
        await script.InvokeVoidAsync("rectify.save", cancellation, name, stream);
    }
}
