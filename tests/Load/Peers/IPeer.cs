using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>A server that can be measured: the edge, or one that it is measured against.</summary>
internal interface IPeer
{
    /// <summary>What command line and tables call it.</summary>
    string Name { get; }

    /// <summary>What it is and does, in one line.</summary>
    string Description { get; }

    /// <summary>What it does with a request.</summary>
    PeerDuty Duty { get; }

    /// <summary>Where it is not installed, the command that installs it; null where it is.</summary>
    string? Missing();

    /// <summary>Its version, as results tell it.</summary>
    Task<string> VersionAsync(CancellationToken ct);

    /// <summary>Writes what it needs into its folder, and tells how it is started.</summary>
    ProgramStart Prepare(PeerSite site);
}
