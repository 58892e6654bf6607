using System.Diagnostics.CodeAnalysis;

namespace Rectify.Foundation;

/// <summary>What a use case answers: the value, or everything that was wrong. Bugs throw; expected failures come back as this.</summary>
public abstract record Result<T>
{
    private Result() { }

    /// <summary>It was done.</summary>
    public sealed record Success(T Value) : Result<T>;

    /// <summary>Nothing was done; the problems say why.</summary>
    public sealed record Failure(Problems Problems) : Result<T>;

    /// <summary>Takes the result apart: true with the value, or false with the problems.</summary>
    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problems? problems)
    {
        if (this is Success success)
        {
            (value, problems) = (success.Value, null);
            return true;
        }
        (value, problems) = (default, ((Failure)this).Problems);
        return false;
    }

    /// <summary>A value is a success.</summary>
    public static implicit operator Result<T>(T value) => new Success(value);

    /// <summary>One problem is a failure.</summary>
    public static implicit operator Result<T>(Problem problem) => new Failure(Problems.Of(problem));

    /// <summary>Problems are a failure; at least one is needed.</summary>
    public static implicit operator Result<T>(Problems problems) =>
        problems.Any ? new Failure(problems) : throw new ArgumentException("A failure without a problem", nameof(problems));
}
