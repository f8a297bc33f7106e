namespace Insight.Load.Peers;

/// <summary>What a peer does with a request, and so how it is checked.</summary>
internal enum PeerDuty
{
    /// <summary>Passes everything through; checks nothing.</summary>
    PassThrough,

    /// <summary>Validates the body; passes nothing on.</summary>
    ValidationOnly,

    /// <summary>Makes every check of the contract, passes the clean part on and gives the documented answer.</summary>
    FullContract,
}
