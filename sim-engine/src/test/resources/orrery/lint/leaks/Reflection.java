package leaks;

import java.util.ServiceLoader;

/** Members in no particular order. */
class Reflection {
    Object[] members(int which, Class<?> type) {
        return switch (which) {
            case 0 -> type.getDeclaredMethods(); // leaks REFLECTION
            case 1 -> type.getDeclaredFields(); // leaks REFLECTION
            case 2 -> type.getDeclaredConstructors(); // leaks REFLECTION
            default -> type.getAnnotations(); // leaks REFLECTION
        };
    }

    ServiceLoader<Runnable> services() {
        return ServiceLoader.load(Runnable.class); // leaks REFLECTION
    }
}
