using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Backups;

/// <summary>What a backup says of itself. It is not signed: what counts is the log in the copy, which is computed anew before it is used.</summary>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Schema">The last script that the copy has run.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Size">Bytes of the copy.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="Checkpoint">The last checkpoint in the copy, a signed note; null when nothing was numbered.</param>
internal sealed record BackupManifest(string Program, string Schema, Instant MadeAt, long Size, TreeHash Sha256, string? Checkpoint)
{
    public const string Format = "rectify-backup/1";

    public byte[] ToBytes()
    {
        var json = new CanonicalWriter().BeginObject().Name("checkpoint");
        if (Checkpoint is null) json.Null();
        else json.Value(Checkpoint);
        return json.Member("format", Format).Member("madeAt", InstantPattern.ExtendedIso.Format(MadeAt)).Member("program", Program)
            .Member("schema", Schema).Member("sha256", Sha256.ToString()).Member("size", Size).EndObject().ToArray();
    }

    /// <summary>Reads a manifest; strict, and false for whatever is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out BackupManifest? manifest)
    {
        manifest = null;
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var json = document.RootElement;
            if (!StrictJson.Has(json, "checkpoint", "format", "madeAt", "program", "schema", "sha256", "size") || StrictJson.Text(json, "format") != Format) return false;
            if (StrictJson.Text(json, "program") is not { } program || StrictJson.Text(json, "schema") is not { } schema) return false;
            if (StrictJson.Number(json, "size") is not (> 0 and { } size) || !TreeHash.TryParse(StrictJson.Text(json, "sha256"), out var sha256)) return false;
            if (!InstantPattern.ExtendedIso.Parse(StrictJson.Text(json, "madeAt") ?? "").TryGetValue(default, out var madeAt)) return false;
            manifest = new(program, schema, madeAt, size, sha256, StrictJson.Text(json, "checkpoint"));
            // What is of another kind than it should be shows when it is written again.
            return manifest.ToBytes().AsSpan().SequenceEqual(utf8.Span);
        }
    }
}
