using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>
/// An event as it is kept. <see cref="Bytes"/> is the leaf of the log and says who did what kind of thing to what, when; of the payload
/// it holds only <c>SHA-256(salt ‖ payload)</c>, so that payload and salt can be erased and the log still verifies.
/// </summary>
internal sealed record EventRecord(
    Id Id, string Type, int Version, Subject Subject, Instant RecordedAt, Id? AccessGroup, byte[] Bytes, byte[] Salt, byte[] Payload)
{
    public const int SaltLength = 32;

    public static EventRecord Of(IEvent happened, Id id, Actor actor, Instant now, byte[] salt)
    {
        var payload = Json(happened.WritePayload);
        var hash = Hash(salt, payload);
        var bytes = Json(json =>
        {
            json.WriteStartObject("actor");
            json.WriteString("strength", Name(actor.Strength));
            json.WriteString("who", actor.Who);
            json.WriteEndObject();
            json.WriteString("id", id.ToString());
            json.WriteString("payloadHash", Convert.ToHexStringLower(hash));
            json.WriteString("recordedAt", InstantPattern.ExtendedIso.Format(now));
            json.WriteString("subject", happened.Subject.ToString());
            json.WriteString("type", happened.Type);
            json.WriteNumber("version", happened.Version);
        });
        return new(id, happened.Type, happened.Version, happened.Subject, now, happened.AccessGroup, bytes, salt, payload);
    }

    /// <summary><c>SHA-256(salt ‖ payload)</c>.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static string Name(ActorStrength strength) => strength switch
    {
        ActorStrength.Local => "local",
        ActorStrength.Key => "key",
        ActorStrength.Session => "session",
        _ => throw new ArgumentOutOfRangeException(nameof(strength), strength, null),
    };
}
