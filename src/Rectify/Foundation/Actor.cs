namespace Rectify.Foundation;

/// <summary>How strongly we know who acted; every event says it.</summary>
public enum ActorStrength
{
    /// <summary>The account of the operating system: who can write the file could have written this.</summary>
    Local,

    /// <summary>A key enrolled for a person signed it.</summary>
    Key,

    /// <summary>A program acts for a person with a token that the person was issued.</summary>
    Token,

    /// <summary>A person signed in to a server.</summary>
    Session,
}

/// <summary>Who acts, in a form that may stand in the log for ever.</summary>
/// <param name="Who"><c>os:</c> and the account for <see cref="ActorStrength.Local"/>; otherwise the person's id.</param>
/// <param name="Strength">How we know.</param>
public sealed record Actor(string Who, ActorStrength Strength)
{
    /// <summary>The account that runs the program.</summary>
    public static Actor Local(string account) => new($"os:{account}", ActorStrength.Local);
}
