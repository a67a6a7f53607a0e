package orrery.scenario;

import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.viz.page.Primer;

/** Introduces a protocol to whoever has never heard of it, in its own words. */
public final class Introduction {

    private Introduction() {}

    /** @param twin the wrong twin's name, or empty */
    public static Primer of(Protocol<?, ?> protocol, String twin) {
        String mistake = protocol.twins().stream()
                .filter(each -> each.name().equals(twin))
                .map(Twin::story)
                .findFirst()
                .orElse("");
        return new Primer(protocol.summary(), mistake, protocol.words());
    }

    /** The introduction to a protocol by its name; none if it is not known here. */
    public static Primer of(Protocols protocols, String name, String twin) {
        return protocols.find(name).map(protocol -> of(protocol, twin)).orElse(Primer.NONE);
    }
}
