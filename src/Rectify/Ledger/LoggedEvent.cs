using NodaTime;
using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>An event as the ledger gives it out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What happened, for example <c>case.opened</c>.</param>
/// <param name="Version">The version of the payload's shape.</param>
/// <param name="Who">Who did it: a person's id, or <c>os:</c> and an account in local mode.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="RecordedAt">When it was written.</param>
/// <param name="Position">Its leaf in the log, from 0; null until the sequencer numbers it.</param>
/// <param name="Bytes">The leaf: canonical JSON.</param>
/// <param name="Payload">The payload with its salt; null after they were erased.</param>
public sealed record LoggedEvent(
    Id Id, string Type, int Version, string Who, Subject Subject, Instant RecordedAt, long? Position, byte[] Bytes, LoggedPayload? Payload);

/// <summary>A payload, which its event commits to by <c>SHA-256(salt ‖ payload)</c>.</summary>
/// <param name="Salt">32 bytes.</param>
/// <param name="Bytes">Canonical JSON.</param>
public sealed record LoggedPayload(byte[] Salt, byte[] Bytes);
