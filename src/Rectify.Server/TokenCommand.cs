using System.Globalization;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server;

/// <summary>
/// <c>rectify server token</c>: issues a token for a registered person. Who can run it can read the store; later tokens are issued by people who
/// are signed in.
/// </summary>
/// <param name="Person">Name or id.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Days">How many days it counts.</param>
internal sealed record TokenCommand(string Person, string Label, IReadOnlyList<TokenScope> Scopes, int Days)
{
    private static readonly string[] Flags = ["--person", "--label", "--scopes", "--days"];

    /// <summary>Takes its own flags out of the command line; the others are settings.</summary>
    public static Result<TokenCommand> Read(string[] flags, out string[] settings)
    {
        var (own, others) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var i = 0; i < flags.Length; i++)
            if (Flags.Contains(flags[i]) && i + 1 < flags.Length) own[flags[i]] = flags[++i];
            else others.Add(flags[i]);
        settings = [.. others];
        var problems = new Problems();
        var scopes = new List<TokenScope>();
        foreach (var word in own.GetValueOrDefault("--scopes", "read").Split(','))
            if (Words.TryParse<TokenScope>(word, out var scope)) scopes.Add(scope);
            else problems.Add(ServerProblems.NotAScope(word));
        problems.AddIf(!own.ContainsKey("--person"), ServerProblems.TokenForWhom);
        var days = 90;
        problems.AddIf(own.TryGetValue("--days", out var text) && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days), ServerProblems.NotDays);
        return problems.Any ? problems : new TokenCommand(own["--person"], own.GetValueOrDefault("--label", "command line"), scopes, days);
    }

    /// <summary>Issues it; the secret is in the answer and nowhere else.</summary>
    public async Task<Result<IssuedToken>> RunAsync(Instance instance)
    {
        var people = (await instance.Database.ReadAsync(Viewer.Local, PersonStore.ListAsync, CancellationToken.None))
            .Where(person => person.Name.Equals(Person.Trim(), StringComparison.OrdinalIgnoreCase) || person.Id.ToString() == Person).ToList();
        return people is [var one]
            ? await instance.DoAsync(new IssueToken(one.Id, Label, Scopes, Duration.FromDays(Days)), Instance.Self, CancellationToken.None)
            : ServerProblems.NotOnePerson(Person, people.Count);
    }
}
