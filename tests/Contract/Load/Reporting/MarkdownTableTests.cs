using Insight.Load.Reporting;

namespace Insight.Contract.Tests.Load.Reporting;

public sealed class MarkdownTableTests
{
    [Fact]
    public void The_first_column_is_on_the_left_and_the_others_on_the_right()
    {
        var table = new MarkdownTable("peer", "requests/s");
        table.Add("edge", "100");
        table.Add("prism-quiet", "20");

        table.ToString().ShouldBe(
            """
            | peer        | requests/s |
            | ----------- | ---------: |
            | edge        |        100 |
            | prism-quiet |         20 |

            """);
    }
}
