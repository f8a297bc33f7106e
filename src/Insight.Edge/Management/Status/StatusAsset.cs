using System.Security.Cryptography;

namespace Insight.Edge.Management.Status;

/// <summary>A file of the page, out of the program itself.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="ETag">Its hash: whoever has it need not be sent it again.</param>
internal sealed record StatusAsset(byte[] Content, string ContentType, string ETag)
{
    /// <summary>Reads one.</summary>
    /// <param name="name">Its resource's name.</param>
    /// <param name="contentType">What it is.</param>
    public static StatusAsset Read(string name, string contentType)
    {
        using var resource = typeof(StatusAsset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program holds no {name}.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        var bytes = content.ToArray();
        return new StatusAsset(bytes, contentType, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
    }
}
