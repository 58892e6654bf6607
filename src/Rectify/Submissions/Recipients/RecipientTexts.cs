using Rectify.Foundation;

namespace Rectify.Submissions.Recipients;

/// <summary>What people read on how one files to a recipient.</summary>
public static class RecipientTexts
{
    private static readonly (Registration Registration, string Word)[] Words =
    [
        (Registration.Unknown, "unknown"), (Registration.NotNeeded, "not-needed"), (Registration.Missing, "missing"), (Registration.Pending, "pending"), (Registration.Registered, "registered"),
    ];

    internal static Text Recipient { get; } = new("recipient", "接收方");

    /// <summary>Whether we are known there.</summary>
    public static Text Of(Registration registration) => registration switch
    {
        Registration.Unknown => new("not said", "未说明"),
        Registration.NotNeeded => new("no registration is needed", "无须注册"),
        Registration.Missing => new("not registered", "未注册"),
        Registration.Pending => new("registration asked for", "已申请注册"),
        Registration.Registered => new("registered", "已注册"),
        _ => throw new ArgumentOutOfRangeException(nameof(registration), registration, null),
    };

    /// <summary>Why nobody could file there.</summary>
    public static Text Of(Obstacle obstacle) => obstacle switch
    {
        Obstacle.NothingSaid => new("nobody has said how one files there", "尚未说明如何报送"),
        Obstacle.NotRegistered => new("we are not registered there", "我方尚未注册"),
        Obstacle.Expired => new("the registration, certificate or account has run out", "注册、证书或账户已过期"),
        Obstacle.NoAccount => new("nobody holds an account there", "无人持有账户"),
        Obstacle.NobodyOnDuty => new("nobody who is on duty holds an account there", "值班人员均无账户"),
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle), obstacle, null),
    };

    /// <summary>The word in the store and in events; it never changes.</summary>
    internal static string Word(Registration registration) => Words.First(row => row.Registration == registration).Word;

    internal static Registration ParseRegistration(string word) =>
        Words.Where(row => row.Word == word).Select(row => (Registration?)row.Registration).FirstOrDefault() ?? throw new FormatException($"Not a registration: {word}");
}
