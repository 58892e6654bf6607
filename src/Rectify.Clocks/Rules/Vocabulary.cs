namespace Rectify.Clocks.Rules;

/// <summary>How binding a rule is. Only <see cref="Mandatory"/> is called a legal duty; an encouraged or voluntary row is never red.</summary>
public enum Force
{
    /// <summary>A legal duty.</summary>
    Mandatory,
    /// <summary>Taken on by joining a programme.</summary>
    Programme,
    /// <summary>Taken on by contract.</summary>
    Contractual,
    /// <summary>The law encourages it.</summary>
    Encouraged,
    /// <summary>A norm that one may follow.</summary>
    Voluntary,
}

/// <summary>How sure we are of what a rule says.</summary>
public enum Confidence
{
    /// <summary>Checked against the text of the law, or an excerpt of it.</summary>
    Confirmed,
    /// <summary>From a secondary source only: not verified against the text.</summary>
    Secondary,
    /// <summary>From own knowledge: not verified against the text.</summary>
    Own,
    /// <summary>Not known: the rule ships disabled, with its reason.</summary>
    Unsure,
}

/// <summary>What somebody is to one asset. The same company may be provider of one and operator of another.</summary>
public enum Role
{
    /// <summary>Makes or provides the product, its components included.</summary>
    Provider,
    /// <summary>Operates the network or system.</summary>
    Operator,
    /// <summary>Found the vulnerability in something that is not its own.</summary>
    Finder,
    /// <summary>Coordinates between finders, providers and authorities.</summary>
    Coordinator,
    /// <summary>Is the authority.</summary>
    Authority,
    /// <summary>Imports the product.</summary>
    Importer,
    /// <summary>Distributes the product.</summary>
    Distributor,
    /// <summary>Represents the manufacturer under a written mandate.</summary>
    AuthorisedRepresentative,
    /// <summary>Supports free and open-source software for commercial use without placing it on the market.</summary>
    OpenSourceSteward,
    /// <summary>Decides why and how personal data are processed.</summary>
    Controller,
    /// <summary>Processes personal data for a controller.</summary>
    Processor,
}

/// <summary>Which act meets a duty.</summary>
public enum MetBy
{
    /// <summary>Sending it. Green still needs an acknowledgement.</summary>
    Sent,
    /// <summary>Its being received.</summary>
    Received,
    /// <summary>Its being published.</summary>
    Published,
    /// <summary>Doing what is asked.</summary>
    Done,
    /// <summary>Keeping it until the end of the period; the program cannot see whether it was kept.</summary>
    Kept,
}

/// <summary>What one performance of the duty covers.</summary>
public enum Grouping
{
    /// <summary>One for each vulnerability.</summary>
    Vulnerability,
    /// <summary>One for each product or system affected.</summary>
    Asset,
    /// <summary>One for each order.</summary>
    Order,
    /// <summary>One for each incident.</summary>
    Incident,
    /// <summary>One for each payment.</summary>
    Payment,
    /// <summary>One for each request of an authority.</summary>
    Request,
}

/// <summary>Who a recipient is.</summary>
public enum RecipientKind
{
    /// <summary>A public authority or the platform it runs.</summary>
    Authority,
    /// <summary>Whoever provides or maintains the affected product or component.</summary>
    ProductProvider,
    /// <summary>Users and downstream vendors.</summary>
    Users,
    /// <summary>The organisation itself.</summary>
    Internal,
    /// <summary>The persons whose data are concerned.</summary>
    Individuals,
    /// <summary>Customers under a contract.</summary>
    Customers,
    /// <summary>Everybody.</summary>
    Public,
    /// <summary>A partner in a programme or contract that is no authority.</summary>
    Partner,
}

/// <summary>Whether a field of a form must be filled at this stage.</summary>
public enum FieldNeed
{
    /// <summary>R: must be filled.</summary>
    Required,
    /// <summary>O: may be filled.</summary>
    Optional,
    /// <summary>A: must be filled if the information is available.</summary>
    IfAvailable,
    /// <summary>C: carried forward from the stage before; may be updated.</summary>
    Carried,
}

/// <summary>The unit of an elapsed period.</summary>
public enum PeriodUnit
{
    /// <summary>Minutes.</summary>
    Minutes,
    /// <summary>Hours.</summary>
    Hours,
    /// <summary>Days, as the counting code counts them.</summary>
    Days,
    /// <summary>Working days, as the counting code counts them.</summary>
    WorkingDays,
    /// <summary>Months.</summary>
    Months,
}
