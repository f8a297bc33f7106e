using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>Tests that hold on every storage; a class inside names one for each.</summary>
public abstract class StorageTests(TestStorage storage)
{
    /// <summary>Starts a backend on an empty database of its own.</summary>
    /// <param name="services">Registers services ahead of the product's.</param>
    /// <param name="settings">Settings besides the test's own.</param>
    private protected async Task<TestBackend> StartAsync(Action<IServiceCollection>? services = null, Dictionary<string, string?>? settings = null) =>
        await TestBackend.StartAsync(await storage.CreateAsync(), services, settings);
}
