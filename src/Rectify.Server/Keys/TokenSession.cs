using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using ISession = Net.Pkcs11Interop.HighLevelAPI.ISession;

namespace Rectify.Server.Keys;

/// <summary>A token that was opened with its PIN, and the key pair in it.</summary>
internal sealed class TokenSession : IDisposable
{
    // PKCS#11 3.0, §2.3.5 and §2.3.6; the constants of the library end with 2.40.
    private const ulong EdwardsKey = 0x40;
    private const ulong EdDsa = 0x1057;
    private const int KeySize = 32;

    private static readonly Pkcs11InteropFactories Factories = Prepared();

    /// <summary>Drivers that were loaded; a driver is there once for the whole process, and ending it would end every session on it.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<IPkcs11Library>> Drivers = new(StringComparer.Ordinal);

    private readonly ISlot slot;
    private readonly ISession session;
    private readonly string label;

    private TokenSession(ISlot slot, ISession session, string label) => (this.slot, this.session, this.label) = (slot, session, label);

    /// <summary>Opens it.</summary>
    /// <exception cref="Pkcs11Exception">The token refuses.</exception>
    /// <exception cref="IOException">The PIN cannot be read.</exception>
    /// <exception cref="InvalidOperationException">No such token.</exception>
    public static TokenSession Open(TokenAddress address)
    {
        var pin = File.ReadAllText(address.PinSource).Trim();
        var driver = Drivers.GetOrAdd(address.Module, static path => new(() => Load(path), LazyThreadSafetyMode.PublicationOnly)).Value;
        var slot = driver.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(each => each.GetTokenInfo().Label.Trim() == address.Token)
            ?? throw new InvalidOperationException("there is no such token");
        var session = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            session.Login(CKU.CKU_USER, pin);
        }
        catch (Pkcs11Exception refusal)
        {
            // Another session of this process may have logged in.
            if (refusal.RV != CKR.CKR_USER_ALREADY_LOGGED_IN)
            {
                session.Dispose();
                throw;
            }
        }
        return new(slot, session, address.Key);
    }

    /// <summary>The 32 bytes of the Ed25519 public key; null when there is none of that label.</summary>
    public byte[]? PublicKey()
    {
        if (Find(CKO.CKO_PUBLIC_KEY) is not { } key) return null;
        var point = session.GetAttributeValue(key, [CKA.CKA_EC_POINT])[0].GetValueAsByteArray();
        // An OCTET STRING of the point (DER), as the standard has it, or the bare point, as some have it.
        return point.Length == KeySize + 2 && point[0] == 0x04 && point[1] == KeySize ? point[2..] : point.Length == KeySize ? point : null;
    }

    /// <summary>Whether the token has the private key, and the mechanism to sign with it.</summary>
    public bool CanSign() => Find(CKO.CKO_PRIVATE_KEY) is not null && slot.GetMechanismList().Any(mechanism => (ulong)mechanism == EdDsa);

    /// <summary>The signature; 64 bytes.</summary>
    public byte[] Sign(byte[] data)
    {
        var key = Find(CKO.CKO_PRIVATE_KEY) ?? throw new InvalidOperationException("the key is gone");
        using var mechanism = Factories.MechanismFactory.Create(EdDsa);
        return session.Sign(mechanism, key, data);
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private static IPkcs11Library Load(string path) => Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded);

    /// <summary>The library asks for <c>libdl</c>, which is there under that name only where programs are compiled.</summary>
    private static Pkcs11InteropFactories Prepared()
    {
        NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, (name, _, _) =>
            name != "libdl" ? IntPtr.Zero : NativeLibrary.TryLoad("libdl.so.2", out var found) ? found : NativeLibrary.GetMainProgramHandle());
        return new();
    }

    private IObjectHandle? Find(CKO kind)
    {
        List<IObjectAttribute> wanted =
        [
            Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, kind),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label),
            Factories.ObjectAttributeFactory.Create(CKA.CKA_KEY_TYPE, EdwardsKey),
        ];
        return session.FindAllObjects(wanted).FirstOrDefault();
    }
}
