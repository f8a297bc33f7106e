namespace Insight.Contract.Tests.Support;

/// <summary>Waits for what another thread or process does, by looking, and not for ever.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static Task ShouldAsync(string what, Func<bool> isTrue) => ShouldAsync(what, () => Task.FromResult(isTrue()));

    public static async Task ShouldAsync(string what, Func<Task<bool>> isTrue)
    {
        using var deadline = new CancellationTokenSource(Patience.Limit);
        using var timer = new PeriodicTimer(Interval);
        while (!await isTrue())
        {
            if (deadline.IsCancellationRequested)
                throw new TimeoutException($"Within {Patience.Limit} it was not so: {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
