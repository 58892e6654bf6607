using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage.Files;

namespace Rectify.Cases.Files;

/// <summary>
/// Puts a file into a case. What is for individual recipients alone (TLP:RED) goes into a case that is closed to people named; exploit material is granted
/// to whoever puts it in, and by them to others.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Name">What it is called; folders before the name, and what does not show, are taken off.</param>
/// <param name="Bytes">Its bytes, 1 to <see cref="MostBytes"/>.</param>
/// <param name="Tlp">To whom it may be given on.</param>
/// <param name="IsExploit">Whether it can be used to attack.</param>
public sealed record AttachFile(CaseId Case, string Name, ReadOnlyMemory<byte> Bytes, TlpMark Tlp, bool IsExploit = false) : ICommand<CaseFileId>
{
    /// <summary>How many bytes a file has at most: 32 MiB.</summary>
    public const int MostBytes = 32 << 20;

    private const int Most = 1_000;

    /// <summary>The SHA-256 of the bytes; computed once, for a transaction may run again.</summary>
    public string Sha256 { get; } = FileStore.NameOf(Bytes.Span);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<CaseFileId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var (problems, name) = (new Problems(), FileNames.Clean(Name));
        problems.Check(name, Names.Limit, CaseTexts.FileName);
        problems.AddIf(Bytes.IsEmpty, CaseFileProblems.Empty);
        problems.AddIf(Bytes.Length > MostBytes, CaseFileProblems.TooLarge(MostBytes >> 20));
        problems.AddIf(Tlp == TlpMark.Red && !about.IsClosed, CaseFileProblems.RedInTheOpen);
        problems.AddIf(await CaseFileStore.CountAsync(session, Case, cancellationToken) >= Most, CaseFileProblems.TooMany(Most));
        if (problems.Any) return problems;

        Id? group = null;
        if (IsExploit)
        {
            group = change.NewId();
            await CaseStore.AddGroupAsync(session, group.Value, cancellationToken);
            if (change.Actor.Strength != ActorStrength.Local)
                await CaseStore.AddMemberAsync(session, group.Value, new PersonId(Id.Parse(change.Actor.Who)), cancellationToken);
        }
        var file = new CaseFile
        {
            Id = new(change.NewId()), Case = Case, Name = name, Size = Bytes.Length, Sha256 = Sha256, Tlp = Tlp, IsExploit = IsExploit, AccessGroup = group,
            AddedBy = change.Actor.Who, AddedAt = change.Now,
        };
        await FileStore.HoldAsync(session, Sha256, Bytes, cancellationToken);
        await CaseFileStore.AddAsync(session, file, cancellationToken);
        await change.RecordAsync(new FileAttached(about, file), cancellationToken);
        return file.Id;
    }
}

/// <summary>Names of files as strangers write them.</summary>
internal static class FileNames
{
    /// <summary>The last part of a path, in one line.</summary>
    public static string Clean(string name) => Reports.StrangersText.Line(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
}
