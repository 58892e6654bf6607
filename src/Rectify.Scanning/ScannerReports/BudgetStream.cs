using Rectify.Scanning.Archives;

namespace Rectify.Scanning.ScannerReports;

/// <summary>Counts what is read of a document against the budget.</summary>
internal sealed class BudgetStream(Stream inner, Budget budget, CancellationToken cancellation) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        budget.SpendBytes(count);
        return count;
    }
}
