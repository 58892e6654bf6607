namespace Rectify.Clocks.Rules;

/// <summary>
/// What can happen in a case. Laws start their clocks with different words, and each word is its own kind: discovering is not being
/// aware with reasonable certainty. A kind is here when a rule or the state of an obligation needs it.
/// </summary>
public enum FactKind
{
    /// <summary>Discovered by the organisation's own work (发现).</summary>
    Discovered,
    /// <summary>Learned from somebody else (获知).</summary>
    Learned,
    /// <summary>Aware: after a first assessment, reasonably certain.</summary>
    Aware,
    /// <summary>Noticed, or been brought to notice.</summary>
    Noticed,
    /// <summary>Suspected.</summary>
    Suspected,
    /// <summary>Classified under the law's own scale.</summary>
    Classified,
    /// <summary>Determined: material, notifiable, a notification incident.</summary>
    Determined,
    /// <summary>Reasonably believed to have happened.</summary>
    ReasonablyBelieved,
    /// <summary>It happened, whether or not anybody knew.</summary>
    Occurred,
    /// <summary>A corrective or mitigating measure is available.</summary>
    FixReady,
    /// <summary>The measure runs in the affected system.</summary>
    FixDeployed,
    /// <summary>The supplier released a patch.</summary>
    PatchReleased,
    /// <summary>Listed among the known exploited vulnerabilities.</summary>
    KevListed,
    /// <summary>Detected on one of the organisation's assets.</summary>
    AssetDetected,
    /// <summary>Evaluated: what it means for the organisation's assets is established.</summary>
    Evaluated,
    /// <summary>Exploit code became public.</summary>
    ExploitPublic,
    /// <summary>Attacks were observed.</summary>
    AttacksObserved,
    /// <summary>The public knows of it.</summary>
    PublicAware,
    /// <summary>A report or notification came in from somebody else.</summary>
    Received,
    /// <summary>An authority asked for something: a stage.</summary>
    Requested,
    /// <summary>An authority told the organisation of the matter.</summary>
    NotifiedByAuthority,
    /// <summary>An authority took its decision.</summary>
    AuthorityDecided,
    /// <summary>New facts of a reported matter were confirmed.</summary>
    NewFactsConfirmed,
    /// <summary>Information that was missing in a report became available.</summary>
    InformationAvailable,
    /// <summary>The first attempt to reach the vendor.</summary>
    ContactStarted,
    /// <summary>A stage was reported by word of mouth.</summary>
    ReportedOrally,
    /// <summary>Equipment came into use.</summary>
    Introduced,
    /// <summary>An order was served.</summary>
    OrderServed,
    /// <summary>A ransom or extortion payment was made.</summary>
    PaymentMade,
    /// <summary>The handling of the incident ended.</summary>
    HandlingEnded,
    /// <summary>A named date: by when an order wants its matters rectified.</summary>
    RectifyBy,
    /// <summary>A named date: by when an order wants a written reply.</summary>
    ReplyBy,
    /// <summary>A named date: what an authority set for a stage.</summary>
    DueSet,
    /// <summary>A named date: when a product or platform goes live.</summary>
    GoesLive,
    /// <summary>A named date: until when an authority asked to delay one stage.</summary>
    DelayedUntil,
    /// <summary>A named date: to when the authority extended the time of one stage.</summary>
    ExtendedTo,
    /// <summary>An act: a stage was sent to a recipient.</summary>
    Submitted,
    /// <summary>An act: the recipient acknowledged a stage.</summary>
    Acknowledged,
    /// <summary>An act: a stage was published.</summary>
    Published,
    /// <summary>An act: what a stage asks for was done.</summary>
    Done,
}
