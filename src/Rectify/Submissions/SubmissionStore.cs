using Dapper;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>All SQL on submissions, their versions, signatures and acknowledgements. A submission is seen by whoever may see its case.</summary>
public static class SubmissionStore
{
    private static class Sql
    {
        private const string Columns = "id, case_id, rule_id, stage, recipient, group_key, state, version, access_group";

        public const string Find = $"SELECT {Columns} FROM submissions WHERE id = @id AND {Viewer.MaySee}";

        public const string ListOfCase = $"SELECT {Columns} FROM submissions WHERE case_id = @caseId AND {Viewer.MaySee} ORDER BY id";

        public const string Drafts =
            $"""
            SELECT {Columns}, missing FROM submissions JOIN submission_versions ON submission_id = id AND number = version
            WHERE case_id IN (SELECT value FROM json_each(@cases)) AND {Viewer.MaySee} ORDER BY id
            """;

        public const string FindVersion =
            "SELECT number, bytes, sha256, missing, written_at, written_by AS WrittenBy, corrects, correction FROM submission_versions WHERE submission_id = @id AND number = @number";

        public const string Writers = "SELECT DISTINCT written_by FROM submission_versions WHERE submission_id = @id AND written_by IS NOT NULL";

        public const string Signatures =
            """
            SELECT action, number, person_id, public_key, signature, signed_at
            FROM submission_signatures WHERE submission_id = @id ORDER BY id
            """;

        public const string Acknowledgements =
            "SELECT id, reference, bytes, sha256, received_at FROM acknowledgements WHERE submission_id = @id ORDER BY id";

        public const string Add =
            """
            INSERT INTO submissions (id, case_id, rule_id, stage, recipient, group_key, state, version, access_group)
            VALUES (@id, @caseId, @ruleId, @stage, @recipient, @group, @state, @version, @accessGroup)
            """;

        public const string AddVersion =
            """
            INSERT INTO submission_versions (submission_id, number, bytes, sha256, missing, written_at, written_by, corrects, correction)
            VALUES (@id, @number, @bytes, @sha256, @missing, @writtenAt, @writtenBy, @corrects, @correction)
            """;

        public const string Fields =
            "SELECT name, content, beside, origin, left_out AS LeftOut FROM submission_fields WHERE submission_id = @id AND number = @number ORDER BY name";

        public const string AddField =
            """
            INSERT INTO submission_fields (submission_id, number, name, content, beside, origin, left_out)
            VALUES (@id, @number, @name, @content, @beside, @origin, @leftOut)
            """;

        public const string Unreviewed =
            $"""
            SELECT {Columns} FROM submissions WHERE id IN (SELECT submission_id FROM submission_alone WHERE reviewer_id IS NULL AND person_id <> @but)
                AND id NOT IN (SELECT submission_id FROM submission_versions WHERE written_by = @but) AND {Viewer.MaySee} ORDER BY id LIMIT 100
            """;

        public const string InState = $"SELECT {Columns} FROM submissions WHERE state = @state AND {Viewer.MaySee} ORDER BY id LIMIT 200";

        public const string AddSignature =
            """
            INSERT INTO submission_signatures (id, submission_id, number, action, person_id, public_key, signature, signed_at)
            VALUES (@signatureId, @id, @number, @action, @person, @publicKey, @signature, @signedAt)
            """;

        public const string AddAcknowledgement =
            """
            INSERT INTO acknowledgements (id, submission_id, reference, bytes, sha256, received_at)
            VALUES (@acknowledgement, @id, @reference, @bytes, @sha256, @receivedAt)
            """;

        public const string Move = "UPDATE submissions SET state = @state, version = @version WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string CaseId, string RuleId, string Stage, string Recipient, string? GroupKey, string State, long Version, string? AccessGroup)
    {
        public Submission ToSubmission() => new(
            new SubmissionId(Foundation.Id.Parse(Id)),
            new CaseId(Foundation.Id.Parse(CaseId)),
            RuleId,
            Stage,
            Recipient,
            GroupKey,
            SubmissionWords.ParseState(State),
            (int)Version,
            AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup));
    }

    internal sealed record DraftRow(
        string Id, string CaseId, string RuleId, string Stage, string Recipient, string? GroupKey, string State, long Version, string? AccessGroup, string Missing)
    {
        public (Submission, IReadOnlyList<string>) ToDraft() =>
            (new Row(Id, CaseId, RuleId, Stage, Recipient, GroupKey, State, Version, AccessGroup).ToSubmission(), Lines(Missing));
    }

    internal sealed record VersionRow(long Number, byte[] Bytes, string Sha256, string Missing, long WrittenAt, string? WrittenBy, long? Corrects, string? Correction)
    {
        public SubmissionVersion ToVersion() =>
            new((int)Number, Bytes, Sha256, Lines(Missing), WrittenAt.ToInstant())
            {
                WrittenBy = WrittenBy is null ? null : new PersonId(Foundation.Id.Parse(WrittenBy)),
                Corrects = (int?)Corrects,
                Correction = Correction,
            };
    }

    internal sealed record FieldRow(string Name, string Content, string Beside, string Origin, long LeftOut)
    {
        public VersionField ToField() => new(Name, Content, Beside, SubmissionWords.ParseOrigin(Origin), LeftOut != 0);
    }

    internal sealed record SignatureRow(string Action, long Number, string PersonId, byte[] PublicKey, byte[] Signature, long SignedAt)
    {
        public SubmissionSignature ToSignature() => new(
            SubmissionWords.ParseAction(Action), (int)Number, new PersonId(Foundation.Id.Parse(PersonId)), PublicKey, Signature, SignedAt.ToInstant());
    }

    internal sealed record AcknowledgementRow(string Id, string Reference, byte[] Bytes, string Sha256, long ReceivedAt)
    {
        public Acknowledgement ToAcknowledgement() => new(Foundation.Id.Parse(Id), Reference, Bytes, Sha256, ReceivedAt.ToInstant());
    }

    /// <summary>The submission, or null when there is none that this viewer may see.</summary>
    public static async Task<Submission?> FindAsync(ReadSession session, SubmissionId id, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find,
            new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return row?.ToSubmission();
    }

    /// <summary>The submissions of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<Submission>> ListAsync(ReadSession session, CaseId caseId, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.ListOfCase,
            new { caseId = caseId.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToSubmission())];
    }

    /// <summary>The submissions of several cases, oldest first, each with the required fields that its newest version leaves empty.</summary>
    internal static async Task<IReadOnlyList<(Submission Submission, IReadOnlyList<string> Missing)>> DraftsAsync(
        ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<DraftRow>(
            Sql.Drafts,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToDraft())];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A version of a submission that the viewer was shown, or null.</summary>
    public static async Task<SubmissionVersion?> FindVersionAsync(
        ReadSession session, Submission submission, int number, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<VersionRow>(
            Sql.FindVersion, new { id = submission.Id.ToString(), number = (long)number, cancellationToken }, session.Transaction);
        return row?.ToVersion();
    }

    /// <summary>Everybody who wrote one of its versions.</summary>
    public static async Task<IReadOnlySet<PersonId>> WritersAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<string>(Sql.Writers, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction))
            .Select(person => new PersonId(Foundation.Id.Parse(person))).ToHashSet();

    /// <summary>What stands in the fields of a version, by their names; none of one that was written when only bytes were kept.</summary>
    public static async Task<IReadOnlyList<VersionField>> FieldsAsync(ReadSession session, Submission submission, int number, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<FieldRow>(
            Sql.Fields, new { id = submission.Id.ToString(), number = (long)number, cancellationToken }, session.Transaction)).Select(row => row.ToField())];

    /// <summary>The submissions that somebody other than a person approved alone, and that nobody has reviewed since, oldest first.</summary>
    public static async Task<IReadOnlyList<Submission>> UnreviewedAsync(ReadSession session, PersonId but, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Unreviewed, new { but = but.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction)).Select(row => row.ToSubmission())];

    /// <summary>The first submissions that stand in a state, oldest first.</summary>
    public static async Task<IReadOnlyList<Submission>> InStateAsync(ReadSession session, SubmissionState state, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.InState, new { state = state.ToWord(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction)).Select(row => row.ToSubmission())];

    /// <summary>The signatures under a submission's versions, oldest first.</summary>
    public static async Task<IReadOnlyList<SubmissionSignature>> SignaturesAsync(
        ReadSession session, Submission submission, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<SignatureRow>(
            Sql.Signatures, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToSignature())];
    }

    /// <summary>What the recipient gave back, oldest first.</summary>
    public static async Task<IReadOnlyList<Acknowledgement>> AcknowledgementsAsync(
        ReadSession session, Submission submission, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<AcknowledgementRow>(
            Sql.Acknowledgements, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToAcknowledgement())];
    }

    internal static Task AddAsync(WriteSession session, Submission submission, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = submission.Id.ToString(),
                caseId = submission.CaseId.ToString(),
                ruleId = submission.RuleId,
                stage = submission.Stage,
                recipient = submission.Recipient,
                group = submission.Group,
                state = submission.State.ToWord(),
                version = (long)submission.Version,
                accessGroup = submission.AccessGroup?.ToString(),
                cancellationToken,
            },
            session.Transaction);

    internal static async Task AddVersionAsync(
        WriteSession session, SubmissionId id, SubmissionVersion version, IReadOnlyList<VersionField> fields, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.AddVersion,
            new
            {
                id = id.ToString(),
                number = (long)version.Number,
                bytes = version.Bytes.AsBlob(),
                sha256 = version.Sha256,
                missing = string.Join('\n', version.Missing),
                writtenAt = version.WrittenAt.ToTicks(),
                writtenBy = version.WrittenBy?.ToString(),
                corrects = (long?)version.Corrects,
                correction = version.Correction,
                cancellationToken,
            },
            session.Transaction);
        foreach (var field in fields)
            await session.Connection.ExecuteAsync(
                Sql.AddField,
                new
                {
                    id = id.ToString(),
                    number = (long)version.Number,
                    name = field.Name,
                    content = field.Value,
                    beside = field.Beside,
                    origin = field.Origin.ToWord(),
                    leftOut = field.LeftOut ? 1L : 0L,
                    cancellationToken,
                },
                session.Transaction);
    }

    internal static Task AddSignatureAsync(
        WriteSession session, Id signatureId, SubmissionId id, SubmissionSignature signature, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddSignature,
            new
            {
                signatureId = signatureId.ToString(),
                id = id.ToString(),
                number = (long)signature.Version,
                action = signature.Action.ToWord(),
                person = signature.Person.ToString(),
                publicKey = signature.PublicKey.AsBlob(),
                signature = signature.Signature.AsBlob(),
                signedAt = signature.SignedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task AddAcknowledgementAsync(
        WriteSession session, SubmissionId id, Acknowledgement acknowledgement, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddAcknowledgement,
            new
            {
                acknowledgement = acknowledgement.Id.ToString(),
                id = id.ToString(),
                reference = acknowledgement.Reference,
                bytes = acknowledgement.Bytes.AsBlob(),
                sha256 = acknowledgement.Sha256,
                receivedAt = acknowledgement.ReceivedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task MoveAsync(WriteSession session, Submission submission, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Move,
            new { id = submission.Id.ToString(), state = submission.State.ToWord(), version = (long)submission.Version, cancellationToken },
            session.Transaction);
}
