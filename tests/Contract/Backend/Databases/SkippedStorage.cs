using Insight.Contract.Tests.Support;
using Insight.Load.Stacks;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Insight.Contract.Tests.Backend.Databases;

/// <summary>
/// Whether a class's storage is missing. A class says by its collection what it runs on, and a test method that several classes inherit
/// does not; so the attribute's own <c>Skip</c> will not do.
/// </summary>
internal static class SkippedStorage
{
    /// <summary>The test case that stands for a method that is skipped; null where it is not.</summary>
    public static IXunitTestCase? Case(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method)
    {
        if (Tool.AreRequired || PostgreSqlServer.Missing is not { } install)
            return null;
        var collection = method.TestClass.Class.GetCustomAttributes(typeof(CollectionAttribute)).FirstOrDefault()?.GetConstructorArguments().First();
        return collection is PostgreSqlCollection.Name
            ? new XunitSkippedDataRowTestCase(
                messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, $"Needs what this installs: {install}")
            : null;
    }
}
