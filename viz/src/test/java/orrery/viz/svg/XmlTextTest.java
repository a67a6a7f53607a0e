package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text from elsewhere cannot leave the place where it is written. */
class XmlTextTest {

    @Test
    void markupIsText() {
        assertThat(XmlText.escaped("<a b='c'>&\"")).isEqualTo("&lt;a b=&#39;c&#39;&gt;&amp;&quot;");
        assertThat(XmlText.clean("a\nb\tc\u0007d\u202Ee\uD800f")).isEqualTo("a b c\uFFFDd\uFFFDe\uFFFDf");
    }
}
