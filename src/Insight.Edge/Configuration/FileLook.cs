namespace Insight.Edge.Configuration;

/// <summary>
/// Looks at files every few seconds and tells when one has changed. Mounted secrets are replaced by moving a link, of which no event tells.
/// </summary>
internal sealed class FileLook : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly string[] _files;
    private readonly Action _changed;
    private readonly Lock _look = new();
    private readonly ITimer _timer;
    private FileState[] _last;

    /// <param name="files">Full paths.</param>
    /// <param name="time">Says when to look.</param>
    /// <param name="changed">Called after a change, never twice at once. What it reads is at least as new as what was noticed.</param>
    public FileLook(string[] files, TimeProvider time, Action changed)
    {
        (_files, _changed) = (files, changed);
        _last = Contents();
        _timer = time.CreateTimer(static self => ((FileLook)self!).Look(), this, LookEvery, LookEvery);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_look)
        {
            var now = Contents();
            if (now.SequenceEqual(_last))
                return;
            _last = now;
            _changed();
        }
    }

    private FileState[] Contents() => [.. _files.Select(file => FileState.Read(file, out _))];
}
