using Rectify.Foundation;
using Rectify.Proof.Canonical;

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
    /// Writes the members of the payload's object, in any order. Instants are ISO texts, and so is a number beyond 2^53. Persons stand here, never in the subject: a payload can be erased, the event cannot.
    /// </summary>
    void WritePayload(CanonicalWriter json);
}
