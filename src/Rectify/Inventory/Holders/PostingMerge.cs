namespace Rectify.Inventory.Holders;

/// <summary>Merges changes into the blocks that they fall into.</summary>
internal static class PostingMerge
{
    /// <summary>
    /// What becomes of neighbouring blocks. A change belongs to the last block that does not begin after it, or to the first of all. Blocks
    /// without a change stay; those beside each other that have one are cut anew together, so that they stay full. Merging the same changes
    /// again changes nothing more.
    /// </summary>
    /// <param name="blocks">Neighbours, in order.</param>
    /// <param name="changes">In order, at most one a posting, none of them beyond the last of these blocks.</param>
    public static Merged Of(IReadOnlyList<PostingBlock> blocks, ReadOnlySpan<PostingChange> changes)
    {
        var (gone, writer, postings) = (new List<long>(), new PostingWriter(), new List<Posting>());
        var at = 0;
        for (var i = 0; i < Math.Max(blocks.Count, 1); i++)
        {
            var end = at;
            while (end < changes.Length && (i + 1 >= blocks.Count || changes[end].Posting.Key < blocks[i + 1].First.Key)) end++;
            if (end == at)
            {
                writer.Cut();
                continue;
            }
            postings.Clear();
            if (i < blocks.Count)
            {
                gone.Add(blocks[i].First.Key);
                blocks[i].Read(postings);
            }
            Write(writer, postings, changes[at..end]);
            at = end;
        }
        writer.Cut();
        return new(gone, writer.Blocks);
    }

    private static void Write(PostingWriter writer, List<Posting> postings, ReadOnlySpan<PostingChange> changes)
    {
        var at = 0;
        foreach (var change in changes)
        {
            var posting = change.Posting;
            while (at < postings.Count && postings[at].Key < posting.Key) writer.Add(postings[at++]);
            if (at < postings.Count && postings[at] == posting) at++;
            if (change.Added) writer.Add(posting);
        }
        while (at < postings.Count) writer.Add(postings[at++]);
    }

    /// <param name="Gone">The keys of the blocks in whose place there are others.</param>
    /// <param name="New">Those others.</param>
    public readonly record struct Merged(IReadOnlyList<long> Gone, IReadOnlyList<PostingBlock> New);
}
