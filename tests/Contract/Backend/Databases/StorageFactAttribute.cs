using Xunit.Sdk;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>A fact that is skipped in a class of <see cref="PostgreSqlCollection"/> where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Insight.Contract.Tests.Backend.Databases.StorageFactDiscoverer", "Insight.Contract.Tests")]
public sealed class StorageFactAttribute : FactAttribute;
