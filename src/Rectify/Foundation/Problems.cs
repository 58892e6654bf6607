using System.Collections;

namespace Rectify.Foundation;

/// <summary>
/// All that is wrong with a request, in the order found. A use case collects everything before it answers, so that nobody repairs
/// one field only to learn of the next.
/// </summary>
public sealed class Problems : IReadOnlyCollection<Problem>
{
    private readonly List<Problem> found = [];

    /// <summary>One problem.</summary>
    public static Problems Of(Problem problem) => new() { problem };

    /// <summary>How many.</summary>
    public int Count => found.Count;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem) => found.Add(problem);

    /// <summary>Adds the problem when the condition holds.</summary>
    public void AddIf(bool wrong, Problem problem)
    {
        if (wrong) found.Add(problem);
    }

    /// <inheritdoc />
    public IEnumerator<Problem> GetEnumerator() => found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line a problem.</summary>
    public override string ToString() => string.Join('\n', found);
}
