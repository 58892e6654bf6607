using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Cases.Duties;

/// <summary>All SQL on the owners of duties. They are seen by whoever sees the case.</summary>
public static class DutyOwnerStore
{
    private static class Sql
    {
        public const string OfCases =
            $"""
            SELECT case_id AS CaseId, rule, recipient, person_id AS PersonId, assigned_at AS AssignedAt
            FROM duty_owners WHERE case_id IN ({CaseStore.Visible}) ORDER BY case_id, rule, recipient
            """;

        public const string Put =
            """
            INSERT INTO duty_owners (case_id, rule, recipient, person_id, assigned_at) VALUES (@caseId, @rule, @recipient, @person, @at)
            ON CONFLICT (case_id, rule, recipient) DO UPDATE SET person_id = excluded.person_id, assigned_at = excluded.assigned_at
            """;

        public const string Remove = "DELETE FROM duty_owners WHERE case_id = @caseId AND rule = @rule AND recipient = @recipient";
    }

    internal sealed record Row(string CaseId, string Rule, string Recipient, string PersonId, long AssignedAt)
    {
        public DutyOwner ToOwner() => new(Rule, Recipient, new(Id.Parse(PersonId)), AssignedAt.ToInstant());
    }

    /// <summary>The owners of the duties of these cases, by case; those of a case that the viewer may not see are not there.</summary>
    public static async Task<ILookup<CaseId, DutyOwner>> OfCasesAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(
            Sql.OfCases,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).ToLookup(row => new CaseId(Id.Parse(row.CaseId)), row => row.ToOwner());

    internal static Task PutAsync(WriteSession session, CaseId id, DutyOwner owner, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new { caseId = id.ToString(), rule = owner.Rule, recipient = owner.Recipient, person = owner.Person.ToString(), at = owner.AssignedAt.ToTicks(), cancellationToken },
            session.Transaction);

    internal static Task RemoveAsync(WriteSession session, CaseId id, string rule, string recipient, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Remove, new { caseId = id.ToString(), rule, recipient, cancellationToken }, session.Transaction);
}
