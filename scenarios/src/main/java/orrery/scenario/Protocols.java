package orrery.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.Protocol;

/** The protocols that scenarios can name, in the order of their names. */
public final class Protocols {

    private final SortedMap<String, Protocol<?, ?>> byName = new TreeMap<>();

    private Protocols(Iterable<? extends Protocol<?, ?>> protocols) {
        for (Protocol<?, ?> protocol : protocols) {
            Protocol<?, ?> other = byName.put(protocol.name(), protocol);
            if (other != null) {
                throw new IllegalStateException("two protocols are named " + protocol.name() + ": "
                        + other.getClass().getName() + " and "
                        + protocol.getClass().getName());
            }
        }
    }

    /**
     * Those that are registered on the class path.
     *
     * @throws IllegalStateException if two have the same name
     */
    public static Protocols installed() {
        return new Protocols(ServiceLoader.load(Protocol.class).stream()
                .<Protocol<?, ?>>map(ServiceLoader.Provider::get)
                .toList());
    }

    /** @throws IllegalStateException if two have the same name */
    public static Protocols of(List<? extends Protocol<?, ?>> protocols) {
        return new Protocols(protocols);
    }

    public List<Protocol<?, ?>> all() {
        return List.copyOf(byName.values());
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    public Optional<Protocol<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException if there is none, naming those that there are */
    public Protocol<?, ?> named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private String unknown(String name) {
        return "there is no protocol " + Quote.quoted(name) + "; " + known() + Nearest.hint(name, names());
    }

    String known() {
        return "the protocols are " + String.join(", ", names()) + ", and what --protocol brings";
    }
}
