using System.Buffers.Binary;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>Reads SQLite's write-ahead log (https://www.sqlite.org/fileformat2.html#walformat).</summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;

    /// <summary>How many commits a database's log holds: each ends in a frame that tells the size of the database after it.</summary>
    public static int Commits(string databaseFile)
    {
        using var file = new FileStream($"{databaseFile}-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var pageBytes = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var commits = 0;
        for (var frame = HeaderBytes; frame < log.Length; frame += FrameHeaderBytes + pageBytes)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(frame + 4)) > 0) commits++;
        }

        return commits;
    }
}
