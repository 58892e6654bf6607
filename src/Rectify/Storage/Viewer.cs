using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>
/// Who looks. A session cannot be opened without one, and so no query can be written without one (design §7: need to know). What is
/// closed carries an <c>access_group</c>; only those whom the view <c>access_group_readers</c> lists for that group see that the row exists, until the
/// group is opened: the people named in it whom nothing keeps out, and for a time whoever broke the glass. Guests see nothing but what names them.
/// </summary>
public sealed record Viewer
{
    private Viewer(string? personId, bool seesAll) => (PersonId, SeesAll) = (personId, seesAll ? 1 : 0);

    /// <summary>
    /// The one filter on closed rows, for the WHERE clause of a query over one table that has an <c>access_group</c> column. The query's
    /// arguments include <c>viewer = session.Viewer.PersonId</c> and <c>seesAll = session.Viewer.SeesAll</c>.
    /// </summary>
    public const string MaySee =
        """
        (@seesAll = 1
            OR ((access_group IS NULL OR EXISTS (SELECT 1 FROM access_groups AS opened WHERE opened.id = access_group AND opened.opened_at IS NOT NULL))
                AND NOT EXISTS (SELECT 1 FROM guests WHERE guests.person_id = @viewer))
            OR EXISTS (SELECT 1 FROM access_group_readers AS reader WHERE reader.group_id = access_group AND reader.person_id = @viewer))
        """;

    /// <summary>The person, for <see cref="MaySee"/>; null in local mode and for the program's own work.</summary>
    public string? PersonId { get; }

    /// <summary>1 when nothing is hidden, for <see cref="MaySee"/>.</summary>
    public int SeesAll { get; }

    /// <summary>The account that runs the program: who can read the file can read every case in it, and is told so.</summary>
    public static Viewer Local { get; } = new(null, seesAll: true);

    /// <summary>The program's own bookkeeping (numbering the log, checking it), whose results name no case to anybody.</summary>
    public static Viewer Machine { get; } = new(null, seesAll: true);

    /// <summary>What everybody may see, and no more.</summary>
    public static Viewer Everybody { get; } = new(null, seesAll: false);

    /// <summary>A person, who sees what is open and what names them.</summary>
    public static Viewer Person(Id person) => new(person.ToString(), seesAll: false);

    /// <summary>What an actor sees: everything in local mode, otherwise what the person may see.</summary>
    public static Viewer Of(Actor actor) => actor.Strength == ActorStrength.Local ? Local : Person(Id.Parse(actor.Who));
}
