using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Insight.Backend.Storage;

/// <summary>One event to store. Not a record: a record prints itself, and this is patient data.</summary>
internal sealed class AppointmentEvent
{
    // Where a length stands before a value that is there.
    private const int Absent = -1;

    /// <summary>Who sent it.</summary>
    public required Caller Caller { get; init; }

    /// <summary>What happened.</summary>
    public required string EventType { get; init; }

    /// <summary>The appointment to which it happened.</summary>
    public required string AppointmentId { get; init; }

    /// <summary>Whose appointment it is.</summary>
    public required string PatientId { get; init; }

    /// <summary>When it happened, as its sender wrote it.</summary>
    public required string Timestamp { get; init; }

    /// <summary>What the sender adds.</summary>
    public required string? Notes { get; init; }

    /// <summary>The event's JSON exactly as received.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>
    /// The SHA-256 of the five values, each behind its length, which tells a replay. It stands in databases: another way to
    /// make it would take every replay of an event stored before for a new one.
    /// </summary>
    public byte[] ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var value in (string?[])[EventType, AppointmentId, PatientId, Timestamp, Notes])
        {
            byte[] text = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? Absent : text.Length);
            hash.AppendData(length);
            hash.AppendData(text);
        }

        return hash.GetHashAndReset();
    }
}
