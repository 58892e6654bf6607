namespace Rectify.Inventory.Data;

/// <summary>
/// Sorts of data, as laws tell them apart: Regulation (EU) 2016/679 Art. 9(1) and 10 (special categories, criminal convictions), PIPL Art. 28 (sensitive
/// personal information), Data Security Law of the PRC Art. 21 (important data).
/// </summary>
public enum DataCategory
{
    /// <summary>Personal data of another sort than those named here.</summary>
    OtherPersonal,

    /// <summary>Names, addresses, telephone numbers.</summary>
    Contact,

    /// <summary>User names, passwords, keys.</summary>
    Credentials,

    /// <summary>Identity cards, passports, tax and social security numbers.</summary>
    Identity,

    /// <summary>Accounts, cards, payments.</summary>
    Financial,

    /// <summary>Where somebody is or was.</summary>
    Location,

    /// <summary>What people write and say to each other, and who to whom.</summary>
    Communications,

    /// <summary>What people do with a product or service.</summary>
    Usage,

    /// <summary>Applications, contracts of work, pay, assessments.</summary>
    Employment,

    /// <summary>Health, treatment, insurance of it.</summary>
    Health,

    /// <summary>What identifies somebody by the body.</summary>
    Biometric,

    /// <summary>Genes.</summary>
    Genetic,

    /// <summary>Racial or ethnic origin, political opinion, religion or belief, trade-union membership.</summary>
    OriginOrBelief,

    /// <summary>Sex life and sexual orientation.</summary>
    SexualLife,

    /// <summary>Criminal convictions and offences.</summary>
    Criminal,

    /// <summary>Personal data of children; under PIPL of those below fourteen.</summary>
    Children,

    /// <summary>Important data under the Data Security Law; no personal data by itself.</summary>
    Important,

    /// <summary>Trade secrets and other confidential data of organisations.</summary>
    Confidential,

    /// <summary>Other data that is of no person.</summary>
    NotPersonal,
}

/// <summary>What laws make of a category.</summary>
public static class DataCategories
{
    /// <summary>Whether it is data of persons.</summary>
    public static bool IsPersonal(this DataCategory category) => category is not (DataCategory.Important or DataCategory.Confidential or DataCategory.NotPersonal);

    /// <summary>Whether Regulation (EU) 2016/679 Art. 9 or 10 sets it apart.</summary>
    public static bool IsSpecial(this DataCategory category) => category is DataCategory.Health or DataCategory.Biometric or DataCategory.Genetic
        or DataCategory.OriginOrBelief or DataCategory.SexualLife or DataCategory.Criminal;

    /// <summary>Whether PIPL Art. 28 names it: what harms dignity or safety when it leaks.</summary>
    public static bool IsSensitive(this DataCategory category) => category.IsSpecial()
        || category is DataCategory.Identity or DataCategory.Financial or DataCategory.Location or DataCategory.Children;
}
