using Rectify.Foundation;

namespace Rectify.Inventory.Intakes;

/// <summary>What is said of intakes.</summary>
public static class IntakeTexts
{
    /// <summary>Its reading never came to an end.</summary>
    public static Text TooOften(int attempts) => new($"Its reading was begun {attempts} times and never came to an end.", $"已尝试读取 {attempts} 次，均未完成。");
}
