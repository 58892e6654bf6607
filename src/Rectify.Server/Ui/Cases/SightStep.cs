namespace Rectify.Server.Ui.Cases;

/// <summary>What can be said anew of who sees a case.</summary>
public enum SightStep
{
    /// <summary>One more person sees it.</summary>
    Name,

    /// <summary>A person sees it no more.</summary>
    Unname,

    /// <summary>It is kept to the staff of entities, and to places.</summary>
    Limit,

    /// <summary>To whom it may be given on.</summary>
    Mark,

    /// <summary>It is opened to everybody.</summary>
    Disclose,
}
