using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Orders;
using Rectify.Parties;

namespace Rectify.Cli.Commands.Casework;

/// <summary>An order with what stands around it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Items">Its items with their evidence.</param>
/// <param name="Issuer">The authority's name.</param>
/// <param name="Addressee">Our legal entity's name.</param>
/// <param name="Zone">The issuer's zone, as recorded with the service.</param>
internal sealed record OrderPage(Order Order, IReadOnlyList<OrderItem> Items, string Issuer, string Addressee, DateTimeZone Zone)
{
    public static Task<OrderPage> ReadAsync(CaseDesk desk, Order order) => desk.ReadAsync(async (session, token) =>
    {
        var items = await OrderStore.ItemsAsync(session, order, token);
        var issuer = await OrganisationStore.FindAsync(session, order.Issuer, token);
        var addressee = await OrganisationStore.FindAsync(session, order.Addressee, token);
        var facts = FactStore.Standing(await FactStore.OfCaseAsync(session, order.CaseId, token));
        var served = facts.LastOrDefault(fact => fact.Kind == FactKind.OrderServed);
        return new OrderPage(order, items, issuer?.Name ?? "", addressee?.Name ?? "", served?.Occurred.Zone ?? DateTimeZone.Utc);
    });
}
