using NodaTime;
using Rectify.Foundation;

namespace Rectify.Server.Workers;

/// <summary>Something that a server does by itself, in steps that any number of processes may take at once.</summary>
internal interface IWorker
{
    /// <summary>How long it rests between two steps.</summary>
    Duration Pause { get; }

    /// <summary>One step.</summary>
    Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation);
}
