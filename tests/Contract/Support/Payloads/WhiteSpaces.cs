namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>The characters that Unicode calls White_Space (PropList.txt), and some that only look empty.</summary>
internal static class WhiteSpaces
{
    public const string All =
        "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
        "\u2028\u2029\u202f\u205f\u3000";

    public const string Lookalikes = "\u001c\u001d\u001e\u001f\u007f\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2800\u3164\ufeff";
}
