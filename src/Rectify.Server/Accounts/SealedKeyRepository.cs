using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Rectify.Foundation;
using Rectify.Ledger.Sealing;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Where ASP.NET Core keeps the keys of what it gives browsers to keep: in the store, sealed as a whole, so that every process on it reads what another wrote. Its
/// interface waits, so these few calls in a process's life do too.
/// </summary>
internal sealed class SealedKeyRepository(Instance instance) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(AllAsync).GetAwaiter().GetResult();

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => KeepAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> AllAsync()
    {
        var kept = await instance.Database.ReadAsync(Viewer.Machine, ProtectionKeys.AllAsync, CancellationToken.None);
        if (kept.Count == 0) return [];
        using var seal = Of(await instance.FindSealAsync(CancellationToken.None)) ?? throw new InvalidOperationException("The keys of forms are sealed, and there is no sealing key.");
        return [.. kept.Select(key => seal.Open(ProtectionKeys.Purpose, key.Sealed)).OfType<string>().Select(text => XElement.Parse(text))];
    }

    private async Task KeepAsync(XElement element, string name)
    {
        using var seal = Of(await instance.TakeSealAsync(CancellationToken.None));
        _ = Of(await ProtectionKeys.KeepAsync(
            instance.Database, new SealedKey(name, seal.Seal(ProtectionKeys.Purpose, element.ToString(SaveOptions.DisableFormatting))), instance.Now, CancellationToken.None));
    }

    private static T Of<T>(Result<T> result) => result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException($"The keys of forms cannot be kept: {problems}");
}
