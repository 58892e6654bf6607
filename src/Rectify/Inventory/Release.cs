using NodaTime;

namespace Rectify.Inventory;

/// <summary>One version of a product, as it was given out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Product">Of which product.</param>
/// <param name="Version">The version as the provider writes it; unique in the product.</param>
/// <param name="ReleasedOn">The day of its release; null when nobody has said.</param>
public sealed record Release(ReleaseId Id, ProductId Product, string Version, LocalDate? ReleasedOn);
