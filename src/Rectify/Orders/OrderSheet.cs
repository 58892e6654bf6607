using NodaTime;

namespace Rectify.Orders;

/// <summary>The items of an order as the authority listed them.</summary>
/// <param name="Lines">In the order of the file; at least one.</param>
/// <param name="Encoding">What the file turned out to be written in: <c>UTF-8</c> or <c>GB18030</c>.</param>
public sealed record OrderSheet(IReadOnlyList<OrderLine> Lines, string Encoding);

/// <summary>One row of the authority's list. Numbers are the authority's, for life: they are never reused or renumbered.</summary>
/// <param name="Number">The item's number, from 1.</param>
/// <param name="Description">What was found, in the authority's words.</param>
/// <param name="Clause">The clause that it says was violated, as written; empty when not given.</param>
/// <param name="Requirement">What it asks for; empty when not given.</param>
/// <param name="System">The system named, as written; empty when not given.</param>
/// <param name="DueOn">The date that the order names for this item (the issuer's calendar), or null: then the order's own date holds.</param>
public sealed record OrderLine(int Number, string Description, string Clause, string Requirement, string System, LocalDate? DueOn);
