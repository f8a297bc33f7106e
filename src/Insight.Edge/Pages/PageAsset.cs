using System.Security.Cryptography;
using System.Text;

namespace Insight.Edge.Pages;

/// <summary>Something that a browser may keep: a file out of the program itself, or a page that does not change while it runs.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="ETag">Its hash: whoever has it need not be sent it again.</param>
internal sealed record PageAsset(byte[] Content, string ContentType, string ETag)
{
    /// <summary>Makes one of bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="contentType">What they are.</param>
    public static PageAsset Of(byte[] content, string contentType) =>
        new(content, contentType, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");

    /// <summary>Reads one.</summary>
    /// <param name="name">Its resource's name.</param>
    /// <param name="contentType">What it is.</param>
    public static PageAsset Read(string name, string contentType)
    {
        using var resource = Open(name);
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return Of(content.ToArray(), contentType);
    }

    /// <summary>Reads a text out of the program.</summary>
    /// <param name="name">Its resource's name.</param>
    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(PageAsset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program holds no {name}.");
}
