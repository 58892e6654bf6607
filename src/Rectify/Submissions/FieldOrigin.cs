namespace Rectify.Submissions;

/// <summary>Whence the text of a field came. What a person wrote goes before all else.</summary>
public enum FieldOrigin
{
    /// <summary>From nowhere: nothing stands in it.</summary>
    None,

    /// <summary>Somebody wrote it for this report.</summary>
    Author,

    /// <summary>A former report to the same recipient said it.</summary>
    FormerReport,

    /// <summary>The title of the case.</summary>
    CaseTitle,

    /// <summary>The kind of the case.</summary>
    CaseKind,

    /// <summary>The vulnerabilities that the case names.</summary>
    CaseVulnerabilities,

    /// <summary>The fact that started the clock.</summary>
    Trigger,

    /// <summary>The inventory: products and releases that the case is about.</summary>
    Inventory,

    /// <summary>Findings of the case's vulnerabilities, and through them advisories.</summary>
    Findings,
}
