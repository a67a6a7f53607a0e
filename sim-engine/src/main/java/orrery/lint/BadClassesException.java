package orrery.lint;

/** What was to be inspected cannot be: the message says where, what was found, and what is allowed. */
public final class BadClassesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadClassesException(String message) {
        super(message);
    }

    BadClassesException(String message, Throwable cause) {
        super(message, cause);
    }
}
