package leaks;

import java.util.Locale;

/** Whatever ends or changes the JVM. */
class Process {
    void end(int which) {
        switch (which) {
            case 0 -> System.exit(1); // leaks PROCESS
            case 1 -> Runtime.getRuntime().halt(1); // leaks PROCESS
            case 2 -> System.setProperty("nodes", "3"); // leaks PROCESS
            default -> Locale.setDefault(Locale.ROOT); // leaks PROCESS
        }
    }
}
