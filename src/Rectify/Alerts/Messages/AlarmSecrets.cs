namespace Rectify.Alerts.Messages;

/// <summary>What the secrets of addresses are sealed for.</summary>
public static class AlarmSecrets
{
    /// <summary>The associated data that they are sealed with.</summary>
    public const string Purpose = "alarm-address";
}
