using System.CommandLine;

namespace Insight.Contract.Signing;

/// <summary><c>--signing-key-file</c>: a key is never an argument, which lists of processes show.</summary>
internal static class SigningKeyFileOption
{
    /// <summary>Creates it.</summary>
    public static Option<string> Create() => new("--signing-key-file")
    {
        Description = "A file that holds the signing key and nothing else, but for one line end.",
        HelpName = "FILE",
        Required = true,
    };
}
