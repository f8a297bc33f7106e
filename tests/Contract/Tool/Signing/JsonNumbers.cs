namespace Insight.Contract.Signing;

/// <summary>How a serialiser writes the numbers that it has read.</summary>
internal enum JsonNumbers
{
    /// <summary>As they were: .NET and Java can.</summary>
    AsWritten,

    /// <summary>JavaScript's way: 1 for 1.0, and large integers lose digits.</summary>
    JavaScript,

    /// <summary>Python's way: 1.5 for 1.50, 100000.0 for 1E5, and integers keep their digits.</summary>
    Python,
}
