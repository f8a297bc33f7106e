namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>A provider that tests of the backend run on.</summary>
public abstract class TestStorage
{
    /// <summary>Makes an empty database for one test.</summary>
    internal abstract Task<TestDatabase> CreateAsync();
}
