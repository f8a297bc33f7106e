namespace Insight.Edge.Management.Status.Model;

/// <summary>Requests a second, in a part of the time.</summary>
internal sealed record Slot(double Stored, double Refused, double Failed)
{
    /// <summary>All of them.</summary>
    public double Total => Stored + Refused + Failed;
}
