using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>
/// The one table of a state machine: what may follow a state, and the roles that may say so; what is not in it is refused. In local mode
/// there are no roles: who can write the file can say it, and every event says that strength.
/// </summary>
public sealed class Transitions<T>(params (T From, T To, PersonRole[] By)[] rows) where T : struct, Enum
{
    /// <summary>The rows, for pages that show the table and for tests.</summary>
    public IReadOnlyList<(T From, T To, PersonRole[] By)> Rows { get; } = rows;

    /// <summary>Everybody who may say any of this: whom the use cases are for that move along the table.</summary>
    public Permitted By { get; } = Permitted.To(rows.SelectMany(row => row.By));

    /// <summary>Everybody who may say that this state follows, from some state.</summary>
    public Permitted Into(T to) => Permitted.To(Rows.Where(row => row.To.Equals(to)).SelectMany(row => row.By));

    /// <summary>Whether the state may follow at all.</summary>
    public bool Leads(T from, T to) => Rows.Any(row => row.From.Equals(from) && row.To.Equals(to));

    /// <summary>Whether somebody with one of these roles may say so; null roles are those of local mode.</summary>
    public bool Allows(T from, T to, IReadOnlyCollection<PersonRole>? roles) =>
        Rows.Any(row => row.From.Equals(from) && row.To.Equals(to) && (roles is null || row.By.Any(roles.Contains)));
}
