namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>SQLite.</summary>
public sealed class SqliteTestStorage : TestStorage
{
    internal override Task<TestDatabase> CreateAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
