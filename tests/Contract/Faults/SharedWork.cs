using System.Collections.Concurrent;

namespace Insight.Contract.Tests.Faults;

/// <summary>What several callers send at the same time: versions of the same few appointments, and the same events.</summary>
internal sealed class SharedWork
{
    /// <summary>How many callers send each event.</summary>
    public const int SendersOfAnEvent = 4;

    /// <summary>How many appointments there are.</summary>
    public const int Appointments = 40;

    private readonly ConcurrentQueue<Version> _versions = new();
    private long _now;
    private int _events;

    /// <summary>How many versions were sent.</summary>
    public int Versions => _versions.Count;

    /// <summary>The appointment's id of the event that is to be sent next. So many ask for it at about the same time.</summary>
    public string NextEvent() => $"e-{(Interlocked.Increment(ref _events) - 1) / SendersOfAnEvent}";

    /// <summary>An appointment's id.</summary>
    public static string IdOf(int appointment) => $"a-{appointment}";

    /// <summary>A version of some appointments is about to be sent.</summary>
    /// <param name="name">What tells it from all others.</param>
    /// <param name="ids">The appointments.</param>
    public Version Begin(string name, string[] ids)
    {
        var version = new Version(name, ids, Interlocked.Increment(ref _now));
        _versions.Enqueue(version);
        return version;
    }

    /// <summary>A version was answered 200.</summary>
    /// <param name="version">Which.</param>
    /// <param name="attempts">How often it was sent.</param>
    public void Acknowledge(Version version, int attempts)
    {
        version.IsAcknowledged = true;

        // Of one that was sent again an earlier attempt may still be on its way to the database.
        if (attempts == 1)
            version.Answered = Interlocked.Increment(ref _now);
    }

    /// <summary>
    /// The last update wins: an appointment's stored version is one to which no other is later, which is to say was sent after it was answered, and acknowledged.
    /// Of two that were under way at the same time either may be the last.
    /// </summary>
    /// <param name="stored">Appointments' versions, by their ids.</param>
    /// <param name="seed">What a failure says of how to see it again.</param>
    public void ShouldBeStored(IReadOnlyDictionary<string, string> stored, string seed)
    {
        foreach (var sent in _versions.SelectMany(version => version.Ids.Select(id => (Id: id, Version: version))).GroupBy(each => each.Id, each => each.Version))
        {
            if (!stored.TryGetValue(sent.Key, out var name))
            {
                sent.ShouldAllBe(version => !version.IsAcknowledged, $"{sent.Key} was acknowledged, and is lost. {seed}");
                continue;
            }

            var last = sent.SingleOrDefault(version => version.Name == name).ShouldNotBeNull($"nobody sent {name} of {sent.Key}. {seed}");
            sent.Where(version => version.IsAcknowledged && version.Sent > last.Answered).Select(version => version.Name)
                .ShouldBeEmpty($"of {sent.Key}, {name} is stored, and these were sent after it was answered. {seed}");
        }

        stored.Keys.Except(_versions.SelectMany(version => version.Ids)).ShouldBeEmpty($"nobody sent them. {seed}");
    }

    /// <summary>One version of some appointments. Times count what happened, not seconds.</summary>
    internal sealed class Version(string name, string[] ids, long sent)
    {
        /// <summary>What its notes say.</summary>
        public string Name { get; } = name;

        /// <summary>Its appointments.</summary>
        public string[] Ids { get; } = ids;

        /// <summary>When it was sent first.</summary>
        public long Sent { get; } = sent;

        /// <summary>By when it must have been stored, if it is; later than everything where nobody knows.</summary>
        public long Answered { get; set; } = long.MaxValue;

        /// <summary>Whether it was answered 200.</summary>
        public bool IsAcknowledged { get; set; }
    }
}
