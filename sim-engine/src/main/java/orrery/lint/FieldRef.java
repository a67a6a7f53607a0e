package orrery.lint;

/** A field, by the class that declares it. */
record FieldRef(String owner, String name, boolean isStatic) {

    @Override
    public String toString() {
        return Call.typeText(owner) + "." + Printable.text(name);
    }
}
