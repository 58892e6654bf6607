using System.Text.Json;
using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>
/// Something that happened, as a command records it. Type and version stay what they are for ever: a changed payload is a new
/// version, and the readers of the old ones stay.
/// </summary>
public interface IEvent
{
    /// <summary>The concept and a verb in the past: <c>organisation.registered</c>.</summary>
    string Type { get; }

    /// <summary>The version of the payload's shape, from 1.</summary>
    int Version { get; }

    /// <summary>What it is about.</summary>
    Subject Subject { get; }

    /// <summary>The group that alone may see it; null when everybody may.</summary>
    Id? AccessGroup => null;

    /// <summary>
    /// Writes the members of the payload's object; the order does not matter. Instants are ISO texts, long integers too (a JSON number
    /// is a double). Persons stand here, never in the subject: a payload can be erased, the event cannot.
    /// </summary>
    void WritePayload(Utf8JsonWriter json);
}
