namespace Rectify.Inventory.Intakes;

/// <summary>How far an intake has come.</summary>
public enum IntakeState
{
    /// <summary>It waits to be read.</summary>
    Waiting,

    /// <summary>What is in it is recorded, and waits to be matched.</summary>
    Recorded,

    /// <summary>It is recorded and matched.</summary>
    Done,

    /// <summary>Nothing in it could be read; what was known before stays.</summary>
    Refused,
}
