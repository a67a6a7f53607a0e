package orrery.scenario;

/** Whom a fault strikes that strikes all servers alike. */
public enum All {
    ALL
}
