package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Element;
import orrery.viz.Xml;

/** Text from elsewhere comes out of a drawing as it was, but for what XML forbids. */
class XmlTextProps {

    @Property
    void anyTextSurvivesAsContentAndAsAttribute(@ForAll String text) throws Exception {
        String escaped = XmlText.escaped(text);
        Element read = Xml.parse("<a b=\"" + escaped + "\">" + escaped + "</a>").getDocumentElement();
        assertThat(read.getTextContent()).isEqualTo(XmlText.clean(text));
        assertThat(read.getAttribute("b")).isEqualTo(XmlText.clean(text));
    }
}
