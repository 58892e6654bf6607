using System.Runtime.CompilerServices;
using System.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Testing;

namespace Rectify.Tests.Ledger;

public sealed class PermittedTests
{
    [Fact]
    public void The_page_on_roles_says_whom_every_use_case_is_for()
    {
        var page = new StringBuilder(
            """
            # Who may do what
            Every use case names the roles that it is for, and is refused to anybody else before anything is looked at (403 over HTTP); the refusal is
            in the log. A role is needed beside the scope of a token, never instead of it. In local mode there are no roles: who can write the store's
            file can do everything, and every event says that strength. This table is written from the program by `./do golden`.

            *Everybody* is every registered person: such a use case touches only what is theirs, and looks at that itself. *Local* is what is done at
            the store itself. Moving along a table of states needs one of the roles here, and then that of the row.

            | concept | use case | for |
            |---|---|---|

            """);
        Rows(UseCases());
        page.Append(
            """

            Questions that are for some roles only. Everything else that is read is for everybody, as far as it is open to them ([need to know](need-to-know.md)).

            | concept | question | for |
            |---|---|---|

            """);
        Rows(Of(typeof(IQuestion<>)));
        Assert.Null(Golden.Difference("docs/roles.md", page.ToString()));

        void Rows(IEnumerable<(string Concept, string Name, Permitted By)> those)
        {
            foreach (var (concept, name, by) in those)
                page.Append('|').Append($" {concept} | {name} | {(by.IsAnyone ? "everybody" : by.Roles.Count == 0 ? "local" : string.Join(", ", by.Roles.Select(Words.Of)))} |\n");
        }
    }

    [Fact]
    public void Who_only_reads_changes_nothing()
    {
        PersonRole[] readers = [PersonRole.Reader, PersonRole.VendorGuest, PersonRole.Finder];
        Assert.Empty(UseCases().Where(each => !each.By.IsAnyone && each.By.Allows(readers)).Select(each => each.Name));
        Assert.Equal(["RecordAnswer"], UseCases().Where(each => !each.By.IsAnyone && each.By.Allows([PersonRole.Auditor])).Select(each => each.Name));
    }

    [Fact]
    public void No_role_is_no_permission()
    {
        Assert.False(Permitted.Local.Allows([PersonRole.Administrator]));
        Assert.False(Permitted.To(PersonRole.Manager).Allows([]));
        Assert.True(Permitted.To(PersonRole.Manager, PersonRole.Analyst).Allows([PersonRole.Analyst]));
        Assert.True(Permitted.Anyone.Allows([]));
        Assert.True(Permitted.Local.Allows(null));
    }

    private static IEnumerable<(string Concept, string Name, Permitted By)> UseCases() => Of(typeof(ICommand<>));

    /// <summary>Everything that is for some roles: use cases, or questions.</summary>
    private static IEnumerable<(string Concept, string Name, Permitted By)> Of(Type kind) =>
        from type in typeof(ICommand<>).Assembly.GetTypes()
        where !type.IsInterface && !type.IsGenericTypeDefinition // what wraps another use case is for whom that is for
        let asked = type.GetInterfaces().FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == kind)
        where asked is not null
        let concept = (type.Namespace ?? "").Split('.')[^1]
        orderby concept, type.Name
        select (concept, type.Name, Read(asked, type));

    /// <summary>Whom it is for depends on nothing that is asked.</summary>
    private static Permitted Read(Type asked, Type type) =>
        (Permitted?)asked.GetProperty(nameof(ICommand<Done>.By))?.GetValue(RuntimeHelpers.GetUninitializedObject(type)) ?? throw new InvalidOperationException(type.Name);
}
