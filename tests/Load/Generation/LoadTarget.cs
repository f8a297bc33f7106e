using System.Net;

namespace Insight.Load.Generation;

/// <summary>What is sent, and where.</summary>
/// <param name="EndPoint">The address.</param>
/// <param name="Request">The bytes of a whole HTTP/1.1 request, head and body; the connection stays open behind it.</param>
/// <param name="ExpectedStatus">The status of a right answer; any other one is an error.</param>
internal sealed record LoadTarget(IPEndPoint EndPoint, byte[] Request, int ExpectedStatus);
