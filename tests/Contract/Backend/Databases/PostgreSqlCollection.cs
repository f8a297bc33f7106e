namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>
/// The tests that share <see cref="PostgreSqlTestStorage"/>, one after the other. Their methods are <see cref="StorageFactAttribute"/>
/// or <see cref="StorageTheoryAttribute"/>: where PostgreSQL is not installed they are skipped.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlTestStorage>
{
    public const string Name = "PostgreSQL";
}
