using System.Text;
using Rectify.Storage;

namespace Rectify.Tests.Fakes;

/// <summary>The events about a subject, read without the product's help.</summary>
public static class EventLog
{
    public static async Task<List<string>> TypesAsync(ReadSession session, string subject, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"SELECT type FROM events WHERE subject = '{subject}' ORDER BY id";
        var types = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) types.Add(rows.GetString(0));
        return types;
    }

    /// <summary>What the payloads of the events about a subject say, in the order of the events.</summary>
    public static async Task<List<string>> PayloadsAsync(ReadSession session, string subject, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"SELECT payload FROM event_payloads JOIN events ON events.id = event_id WHERE subject = '{subject}' ORDER BY events.id";
        var payloads = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) payloads.Add(Encoding.UTF8.GetString(await rows.GetFieldValueAsync<byte[]>(0, cancellationToken)));
        return payloads;
    }

    /// <summary>How many events there are about a subject, and how many of them carry no access group.</summary>
    public static async Task<(int All, int Open)> CountAsync(ReadSession session, string subject, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = $"SELECT access_group FROM events WHERE subject = '{subject}'";
        var (all, open) = (0, 0);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        for (; await rows.ReadAsync(cancellationToken); all++)
            if (await rows.IsDBNullAsync(0, cancellationToken)) open++;
        return (all, open);
    }
}
