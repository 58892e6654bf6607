namespace Rectify.Foundation;

/// <summary>Where new ids come from. Injected, so that a test knows them beforehand.</summary>
public interface IIdSource
{
    /// <summary>A fresh id, greater than every one this source gave before.</summary>
    Id Next();
}
