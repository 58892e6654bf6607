using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Orders;

/// <summary>An order to rectify that one of our legal entities was served with. Its clocks are those of its case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseId">The case whose facts start its clocks.</param>
/// <param name="Number">The issuer's own number (文号), as written.</param>
/// <param name="Issuer">The authority.</param>
/// <param name="Addressee">The legal entity that must rectify.</param>
/// <param name="LegalBasis">The law that the order names, as written; empty when it names none.</param>
/// <param name="ServedAt">When it was served; the issuer's zone stands in the case's fact.</param>
/// <param name="RectifyBy">The date that the order itself names.</param>
/// <param name="AccessGroup">The people who alone may see it; null when the case is open.</param>
public sealed record Order(
    OrderId Id,
    CaseId CaseId,
    string Number,
    OrganisationId Issuer,
    OrganisationId Addressee,
    string LegalBasis,
    Instant ServedAt,
    LocalDate RectifyBy,
    Id? AccessGroup);

/// <summary>How far the work on an order is.</summary>
/// <param name="Order">The order.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="Shown">Behind how many of them evidence stands.</param>
public sealed record OrderTally(Order Order, int Items, int Shown);

/// <summary>One item of an order and where the work on it stands.</summary>
/// <param name="Line">What the authority wrote.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Remark">What was last said of it (the interim measure, the reason of a dispute); empty at first.</param>
/// <param name="Evidence">What stands behind it, oldest first.</param>
public sealed record OrderItem(OrderLine Line, ItemState State, string Remark, IReadOnlyList<Evidence> Evidence);

/// <summary>What shows that an item was rectified. The bytes are in the store; nobody has judged them yet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">The name it was handed in under; never used as a path.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="Length">In bytes.</param>
/// <param name="AddedAt">When it was recorded.</param>
/// <param name="Says">What it shows, in the words of whoever added it.</param>
public sealed record Evidence(Id Id, string FileName, string Sha256, long Length, Instant AddedAt, string Says);
