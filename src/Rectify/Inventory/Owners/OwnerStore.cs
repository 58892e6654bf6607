using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Inventory.Owners;

/// <summary>All SQL on who answers for products and systems. Like these it is open to every viewer.</summary>
public static class OwnerStore
{
    private static class Sql
    {
        public const string Of =
            """
            SELECT subject, responsibility, person_id AS PersonId, assigned_at AS AssignedAt FROM owners
            WHERE subject IN (SELECT value FROM json_each(@subjects)) ORDER BY subject, responsibility, person_id
            """;

        public const string Add = "INSERT INTO owners (subject, responsibility, person_id, assigned_at) VALUES (@subject, @responsibility, @person, @assignedAt)";

        public const string Remove = "DELETE FROM owners WHERE subject = @subject AND responsibility = @responsibility AND person_id = @person";
    }

    internal sealed record Row(string Subject, string Responsibility, string PersonId, long AssignedAt)
    {
        public Owner ToOwner() =>
            new(Ledger.Subject.Parse(Subject), Stored.Word<Responsibility>(Responsibility), new(Id.Parse(PersonId)), AssignedAt.ToInstant());
    }

    /// <summary>Who answers for some products and systems, by these.</summary>
    public static async Task<IReadOnlyList<Owner>> OfAsync(ReadSession session, IEnumerable<Subject> subjects, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Of, new { subjects = TextList.Of(subjects.Select(subject => subject.ToString())), cancellationToken }, session.Transaction)).Select(row => row.ToOwner())];

    internal static Task AddAsync(WriteSession session, IReadOnlyList<Owner> added, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Add,
        [
            new("@subject", added.Select(owner => owner.Of.ToString()).ToArray()),
            new("@responsibility", added.Select(owner => Words.Of(owner.Responsibility)).ToArray()),
            new("@person", added.Select(owner => owner.Person.ToString()).ToArray()),
            new("@assignedAt", added.Select(owner => owner.AssignedAt.ToTicks()).ToArray()),
        ],
        cancellationToken);

    internal static Task RemoveAsync(WriteSession session, Owner owner, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Remove,
        new { subject = owner.Of.ToString(), responsibility = Words.Of(owner.Responsibility), person = owner.Person.ToString(), cancellationToken },
        session.Transaction);
}
