package orrery.api;

/**
 * Something that a node signed. In the model nobody can forge a signature: what tampers with messages never touches what
 * another node has signed.
 *
 * @param by who signed it; made by {@link Context#sign}
 */
public record Signed<C extends Record>(NodeId by, C content) {}
