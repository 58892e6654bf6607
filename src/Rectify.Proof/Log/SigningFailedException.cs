namespace Rectify.Proof.Log;

/// <summary>A device that holds a key does not sign now. The message says where and why, and holds no secret.</summary>
public sealed class SigningFailedException : Exception
{
    /// <summary>Without a reason.</summary>
    public SigningFailedException() { }

    /// <summary>With a reason.</summary>
    public SigningFailedException(string message) : base(message) { }

    /// <summary>With a reason and what it came from.</summary>
    public SigningFailedException(string message, Exception inner) : base(message, inner) { }
}
