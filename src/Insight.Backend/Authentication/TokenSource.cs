using System.Diagnostics.CodeAnalysis;

namespace Insight.Backend.Authentication;

/// <summary>Where the accepted tokens come from: a setting, or a file, which may change.</summary>
/// <param name="options">The section <c>Backend</c>.</param>
/// <param name="environment">What a relative file is relative to.</param>
internal sealed class TokenSource(BackendOptions options, IHostEnvironment environment)
{
    private const string TokenKey = $"{BackendOptions.Section}:{nameof(BackendOptions.Token)}";
    private const string FileKey = $"{BackendOptions.Section}:{nameof(BackendOptions.TokenFile)}";

    /// <summary>Whether there is any: an empty setting is none.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(options.Token) || File is not null;

    /// <summary>The file's full path; null where there is none.</summary>
    public string? File { get; } =
        string.IsNullOrEmpty(options.TokenFile) ? null : Path.GetFullPath(options.TokenFile, environment.ContentRootPath);

    /// <summary>Reads the tokens.</summary>
    /// <param name="tokens">The tokens; at least one.</param>
    /// <param name="error">What is wrong, by its key and without the value.</param>
    public bool TryRead([NotNullWhen(true)] out string[]? tokens, [NotNullWhen(false)] out string? error)
    {
        (tokens, error) = (null, null);
        if (!string.IsNullOrEmpty(options.Token) && File is not null)
        {
            error = $"{TokenKey}: must be absent where {FileKey} is there.";
            return false;
        }

        var text = options.Token ?? "";
        try
        {
            if (File is not null)
                text = System.IO.File.ReadAllText(File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            error = $"{FileKey}: the file cannot be read ({e.GetType().Name}).";
            return false;
        }

        tokens = BearerToken.Split(text);
        error = tokens is null ? $"{(File is null ? TokenKey : FileKey)}: {BearerToken.Rule}" : null;
        return tokens is not null;
    }
}
