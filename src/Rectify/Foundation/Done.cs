namespace Rectify.Foundation;

/// <summary>The value of a use case that answers nothing but that it was done.</summary>
public readonly record struct Done;
