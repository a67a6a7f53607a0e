package orrery.viz.export;

import java.util.List;

/** The forms that a run can be exported in, each with its files. */
public enum Form {
    /** A log with vector clocks, for ShiViz. */
    SHIVIZ("shiviz.log"),
    /** The Trace Event Format, for Perfetto and chrome://tracing. */
    PERFETTO("perfetto.json"),
    /** The JSON of the OpenTelemetry protocol, for Jaeger. */
    OTLP("otlp.json"),
    /** The text exposition format of Prometheus. */
    PROMETHEUS("metrics.prom"),
    /** Tables for spreadsheets and data frames. */
    CSV("steps.csv", "messages.csv", "operations.csv");

    private final List<String> files;

    Form(String... files) {
        this.files = List.of(files);
    }

    /** The names of the files, in the order in which they are written. */
    public List<String> files() {
        return files;
    }
}
