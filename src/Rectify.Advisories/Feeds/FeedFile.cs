namespace Rectify.Advisories.Feeds;

/// <summary>One file of a source.</summary>
public abstract class FeedFile
{
    /// <summary>Its path or address, as people read it.</summary>
    public abstract string Name { get; }

    /// <summary>The folder that loose records are counted under, so that ten thousand of them are one source.</summary>
    public abstract string Folder { get; }

    /// <summary>Where the bytes came from in the end (a server may have redirected); known once opened.</summary>
    public virtual string Origin => Name;

    /// <summary>Its length in bytes, when that is known before it is opened.</summary>
    public abstract long? Length { get; }

    /// <summary>Opens it as a seekable stream; null when that was not possible, and then a note says why.</summary>
    public abstract Stream? Open(FeedLimits limits, ImportNotes notes, CancellationToken cancellation);
}
