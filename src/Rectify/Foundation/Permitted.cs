namespace Rectify.Foundation;

/// <summary>
/// Whom a use case is for. Every use case says it (it does not compile without), and it is looked at before anything else is. In local mode
/// there are no roles: who can write the file can do it, and every event says that strength.
/// </summary>
public sealed record Permitted
{
    private readonly PersonRole[] roles;

    private Permitted(bool anyone, params PersonRole[] roles) => (IsAnyone, this.roles) = (anyone, roles);

    /// <summary>Every person who is registered: what the use case touches is theirs, and it looks at that itself.</summary>
    public static Permitted Anyone { get; } = new(anyone: true);

    /// <summary>Only local mode and the program's own work.</summary>
    public static Permitted Local { get; } = new(anyone: false);

    /// <summary>Whether any role, and none, will do.</summary>
    public bool IsAnyone { get; }

    /// <summary>The roles of which one is enough, in the order of the enum.</summary>
    public IReadOnlyList<PersonRole> Roles => roles;

    /// <summary>People with one of these roles.</summary>
    public static Permitted To(params IEnumerable<PersonRole> roles) => new(anyone: false, [.. roles.Distinct().Order()]);

    /// <summary>Whether somebody with these roles is among them; null roles are those of local mode.</summary>
    public bool Allows(IReadOnlyCollection<PersonRole>? held) => held is null || IsAnyone || roles.Any(held.Contains);
}
