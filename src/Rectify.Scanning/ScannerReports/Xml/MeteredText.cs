namespace Rectify.Scanning.ScannerReports.Xml;

/// <summary>
/// Text that ends in an exception when one node of it grows too long: whoever reads calls <see cref="NodeRead"/> after each, so that a tag
/// of a gigabyte is never held.
/// </summary>
internal sealed class MeteredText(TextReader inner, int limit) : TextReader
{
    private long _sinceNode;

    /// <summary>One node was read.</summary>
    public void NodeRead() => _sinceNode = 0;

    public override int Read(Span<char> buffer)
    {
        var count = inner.Read(buffer);
        if ((_sinceNode += count) > limit) throw ReportUnreadException.Over(ScannerNoteCode.XmlNodeTooLong, limit);
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Peek() => inner.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
