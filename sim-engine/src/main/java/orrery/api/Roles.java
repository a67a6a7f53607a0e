package orrery.api;

/** How the class of a node's state is spoken of: {@code PreCandidate} is the role {@code pre-candidate}. */
public final class Roles {

    /** Asked for once a step and more. */
    private static final ClassValue<String> OF_CLASSES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> node) {
            return of(node.getSimpleName());
        }
    };

    private Roles() {}

    public static String of(Class<?> node) {
        return OF_CLASSES.get(node);
    }

    /** The role that a class of this simple name plays. */
    public static String of(String simpleName) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < simpleName.length(); at++) {
            char letter = simpleName.charAt(at);
            if (Character.isUpperCase(letter) && at > 0) {
                words.append('-');
            }
            words.append(Character.toLowerCase(letter));
        }
        return words.toString();
    }
}
