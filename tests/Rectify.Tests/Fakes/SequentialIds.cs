using Rectify.Foundation;

namespace Rectify.Tests.Fakes;

/// <summary>Ids 1, 2, 3, …: a test knows them beforehand.</summary>
public sealed class SequentialIds : IIdSource
{
    private ulong last;

    public Id Next() => new(Interlocked.Increment(ref last));
}
