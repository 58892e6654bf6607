namespace Rectify.Foundation;

/// <summary>Where unpredictable bytes come from: salts, keys, the random part of ids. Injected, so that a test can repeat a run.</summary>
public interface IRandomSource
{
    /// <summary>Fills the span.</summary>
    void Fill(Span<byte> bytes);
}
