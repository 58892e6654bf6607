using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Imports;

/// <summary>Tables were brought in.</summary>
internal sealed record ImportBrought(Import Import, int Chunks) : IEvent
{
    public string Type => "import.brought";

    public int Version => 1;

    public Subject Subject => new("import", Import.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Name("files").BeginArray();
        foreach (var file in Import.Files) json.Value(file);
        json.EndArray();
        json.Member("rows", Import.Rows).Member("chunks", Chunks);
    }
}

/// <summary>An import came into another state.</summary>
internal sealed record ImportMoved(Import Import) : IEvent
{
    public string Type => "import.moved";

    public int Version => 1;

    public Subject Subject => new("import", Import.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("state", Words.Of(Import.State));
        if (Import.Why is { } why) json.Member("why", why);
    }
}

/// <summary>A chunk was applied, or given up.</summary>
internal sealed record ImportChunkDone(ImportChunk Chunk) : IEvent
{
    public string Type => "import.chunkDone";

    public int Version => 1;

    public Subject Subject => new("import", Chunk.Import.Value);

    public void WritePayload(CanonicalWriter json)
    {
        var (made, changed, same, notTaken) = Chunk.Counts;
        json.Member("number", Chunk.Number).Member("table", Words.Of(Chunk.Table)).Member("state", Words.Of(Chunk.State));
        json.Member("made", made).Member("changed", changed).Member("same", same).Member("notTaken", notTaken);
    }
}
