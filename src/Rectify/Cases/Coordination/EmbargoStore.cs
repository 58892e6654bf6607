using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases.Coordination;

/// <summary>All SQL on participants and embargoes. They are seen by whoever sees their case.</summary>
public static class EmbargoStore
{
    private static class Sql
    {
        private const string Visible = $"EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee})";

        public const string Find =
            $"""
            SELECT state, active_terms AS ActiveTerms, proposed_terms AS ProposedTerms, ended_because AS EndedBecause, note, revision
            FROM embargoes WHERE case_id = @caseId AND {Visible}
            """;

        public const string Participants =
            $"""
            SELECT id, organisation, roles, contact, consent, accepted_terms AS AcceptedTerms FROM case_participants WHERE case_id = @caseId AND {Visible} ORDER BY id
            """;

        public const string Terms =
            $"""
            SELECT id, ends_at AS EndsAt, ends_zone AS EndsZone, proposed_by AS ProposedBy, proposed_at AS ProposedAt
            FROM embargo_terms WHERE case_id = @caseId AND {Visible} ORDER BY id
            """;

        public const string CaseOf = $"SELECT case_id AS CaseId FROM case_participants WHERE id = @id AND {Visible}";

        public const string Over = $"SELECT case_id AS CaseId FROM embargoes WHERE ends_at <= @now AND {Visible} ORDER BY ends_at, case_id LIMIT @count";

        public const string Ending =
            $"SELECT case_id AS CaseId, ends_at AS EndsAt FROM embargoes WHERE ends_at > @now AND ends_at <= @before AND {Visible} ORDER BY ends_at, case_id LIMIT @count";

        public const string AddParticipant =
            """
            INSERT INTO case_participants (id, case_id, organisation, roles, contact, consent) VALUES (@id, @caseId, @organisation, @roles, @contact, @consent)
            """;

        public const string PutParticipant =
            "UPDATE case_participants SET roles = @roles, contact = @contact, consent = @consent, accepted_terms = @accepted WHERE id = @id";

        public const string AddTerms =
            """
            INSERT INTO embargo_terms (id, case_id, ends_at, ends_zone, proposed_by, proposed_at) VALUES (@id, @caseId, @endsAt, @endsZone, @proposedBy, @proposedAt)
            """;

        public const string Put =
            """
            INSERT INTO embargoes (case_id, state, active_terms, proposed_terms, ends_at, ended_because, note, revision)
            VALUES (@caseId, @state, @active, @proposed, @endsAt, @because, @note, @revision)
            ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, active_terms = excluded.active_terms, proposed_terms = excluded.proposed_terms,
                ends_at = excluded.ends_at, ended_because = excluded.ended_because, note = excluded.note, revision = excluded.revision
            """;
    }

    internal sealed record Row(string State, string? ActiveTerms, string? ProposedTerms, string? EndedBecause, string? Note, long Revision);

    internal sealed record ParticipantRow(string Id, string Organisation, string Roles, string Contact, string Consent, string? AcceptedTerms);

    internal sealed record TermsRow(string Id, long EndsAt, string EndsZone, string? ProposedBy, long ProposedAt)
    {
        public EmbargoTerms ToTerms() => new(
            new(Foundation.Id.Parse(Id)), EndsAt.ToInstant(), EndsZone, ProposedBy is null ? null : new ParticipantId(Foundation.Id.Parse(ProposedBy)), ProposedAt.ToInstant());
    }

    internal sealed record EndingRow(string CaseId, long EndsAt);

    internal sealed record CaseRow(string CaseId)
    {
        public CaseId ToId() => new(Id.Parse(CaseId));
    }

    /// <summary>The embargo of a case with everybody who takes part; none, and nobody, when the viewer may not see the case.</summary>
    public static async Task<Embargo> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        var arguments = new { caseId = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, arguments, session.Transaction);
        var terms = (await session.Connection.QueryAsync<TermsRow>(Sql.Terms, arguments, session.Transaction)).ToDictionary(each => each.Id, each => each.ToTerms(), StringComparer.Ordinal);
        var participants = await session.Connection.QueryAsync<ParticipantRow>(Sql.Participants, arguments, session.Transaction);
        return new Embargo
        {
            Case = id,
            State = row is null ? EmbargoState.None : Stored.Word<EmbargoState>(row.State),
            Active = row?.ActiveTerms is { } active ? terms[active] : null,
            Proposed = row?.ProposedTerms is { } proposed ? terms[proposed] : null,
            EndedBecause = row?.EndedBecause is { } because ? Stored.Word<EmbargoEnd>(because) : null,
            Note = row?.Note,
            Revision = row?.Revision ?? 0,
            Participants =
            [
                .. participants.Select(each => new Participant(
                    new(Id.Parse(each.Id)), new(Id.Parse(each.Organisation)), [.. Names.Split(each.Roles).Select(Stored.Word<CoordinationRole>)], each.Contact,
                    Stored.Word<Consent>(each.Consent), each.AcceptedTerms is { } accepted ? terms[accepted] : null)),
            ],
        };
    }

    /// <summary>The case in which somebody takes part; null when there is none for this viewer.</summary>
    public static async Task<CaseId?> CaseOfAsync(ReadSession session, ParticipantId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<CaseRow>(
            Sql.CaseOf, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToId();

    /// <summary>The cases whose embargo has come to its end and stands as agreed on, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<CaseId>> OverAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<CaseRow>(
            Sql.Over,
            new { now = now.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToId())];

    /// <summary>The cases whose embargo, as it stands agreed on, ends between now and then, the earliest first.</summary>
    public static async Task<IReadOnlyList<(CaseId Case, Instant EndsAt)>> EndingAsync(ReadSession session, Instant now, Instant before, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<EndingRow>(
            Sql.Ending,
            new { now = now.ToTicks(), before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => (new CaseId(Id.Parse(row.CaseId)), row.EndsAt.ToInstant()))];

    /// <summary>Whether there are any.</summary>
    public static async Task<bool> AnyOverAsync(ReadSession session, Instant now, CancellationToken cancellationToken) => (await OverAsync(session, now, 1, cancellationToken)).Count > 0;

    internal static Task AddParticipantAsync(WriteSession session, CaseId id, Participant participant, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddParticipant,
            new
            {
                id = participant.Id.ToString(),
                caseId = id.ToString(),
                organisation = participant.Organisation.ToString(),
                roles = Names.Join([.. participant.Roles.Select(Words.Of)]),
                contact = participant.Contact,
                consent = Words.Of(participant.Consent),
                cancellationToken,
            },
            session.Transaction);

    internal static Task AddTermsAsync(WriteSession session, CaseId id, EmbargoTerms terms, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddTerms,
            new
            {
                id = terms.Id.ToString(),
                caseId = id.ToString(),
                endsAt = terms.EndsAt.ToTicks(),
                endsZone = terms.Zone,
                proposedBy = terms.ProposedBy?.ToString(),
                proposedAt = terms.ProposedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    /// <summary>Writes the embargo as it is from now on, with everybody who takes part.</summary>
    internal static async Task PutAsync(WriteSession session, Embargo embargo, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                caseId = embargo.Case.ToString(),
                state = Words.Of(embargo.State),
                active = embargo.Active?.Id.ToString(),
                proposed = embargo.Proposed?.Id.ToString(),
                endsAt = (embargo.Active?.EndsAt).ToTicks(),
                because = embargo.EndedBecause is { } because ? Words.Of(because) : null,
                note = embargo.Note,
                revision = embargo.Revision,
                cancellationToken,
            },
            session.Transaction);
        foreach (var each in embargo.Participants)
            await session.Connection.ExecuteAsync(
                Sql.PutParticipant,
                new
                {
                    id = each.Id.ToString(),
                    roles = Names.Join([.. each.Roles.Select(Words.Of)]),
                    contact = each.Contact,
                    consent = Words.Of(each.Consent),
                    accepted = each.Accepted?.Id.ToString(),
                    cancellationToken,
                },
                session.Transaction);
    }
}
