namespace Insight.Edge.Configuration;

/// <summary>
/// Looks at files every few seconds and has them read again when one has changed. Mounted secrets are replaced by moving a link, of which no event tells.
/// </summary>
/// <remarks>What was refused is tried again at every look, changed or not: a certificate that is not valid yet will be, and a disk that failed may answer.</remarks>
internal sealed class FileLook : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(4);

    private readonly string _part;
    private readonly string[] _files;
    private readonly ConfigurationReloads _reloads;
    private readonly Func<string?> _reload;
    private readonly Action<string> _refused;
    private readonly Lock _look = new();
    private readonly ITimer _timer;
    private FileState[] _last;
    private string? _error;

    /// <param name="part">What the files are, as <see cref="ConfigurationReloads"/> names it.</param>
    /// <param name="files">Full paths.</param>
    /// <param name="reloads">Counts the changes.</param>
    /// <param name="time">Says when to look.</param>
    /// <param name="reload">
    /// Reads them after a change, and returns what is wrong; null where nothing is. Never called twice at once; what it reads is at least as new as what
    /// was noticed.
    /// </param>
    /// <param name="refused">Told what is wrong, once for each change, and once more where it is something else at a later try.</param>
    public FileLook(string part, string[] files, ConfigurationReloads reloads, TimeProvider time, Func<string?> reload, Action<string> refused)
    {
        (_part, _reloads) = (part, reloads);
        (_files, _reload, _refused) = (files, reload, refused);
        _last = Contents();
        _timer = time.CreateTimer(static self => ((FileLook)self!).Look(), this, LookEvery, LookEvery);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_look)
        {
            var now = Contents();
            var isChanged = !now.SequenceEqual(_last);
            if (!isChanged && _error is null)
                return;
            var error = _reload();
            if (error is null)
            {
                _reloads.Succeed(_part);
            }
            else if (isChanged || error != _error)
            {
                _reloads.Refuse(_part);
                _refused(error);
            }

            (_last, _error) = (now, error);
        }
    }

    private FileState[] Contents() => [.. _files.Select(file => FileState.Read(file, out _))];
}
