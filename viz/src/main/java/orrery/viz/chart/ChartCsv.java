package orrery.viz.chart;

import java.math.BigDecimal;
import orrery.viz.export.CsvRow;

/**
 * The numbers of a chart as CSV (RFC 4180, with line feeds): times and latencies in seconds, counts as they are. A piece in
 * which no operation ended ok has no latencies. The last columns count what was sent of each type of message.
 */
final class ChartCsv {

    private static final String HEADER =
            "from,to,sent,delivered,lost,dropped_by_partition,dropped_at_down_node,dropped_otherwise,"
                    + "operations_asked,operations_ok,operations_failed,operations_unknown,operations_never_answered,"
                    + "median_latency,slowest_latency";

    private ChartCsv() {}

    static String of(Tally tally) {
        StringBuilder csv = new StringBuilder(HEADER);
        tally.types().forEach(type -> csv.append(',').append(CsvRow.field("sent " + type)));
        csv.append('\n');
        for (Tally.Piece piece : tally.pieces()) {
            csv.append(seconds(piece.fromNanos())).append(',');
            csv.append(seconds(piece.fromNanos() + tally.pieceNanos())).append(',');
            int[] counts = {
                piece.sent(),
                piece.delivered(),
                piece.lost(),
                piece.cut(),
                piece.down(),
                piece.otherwiseDropped(),
                piece.asked(),
                piece.ok(),
                piece.failed(),
                piece.unknown(),
                piece.neverAnswered()
            };
            for (int count : counts) {
                csv.append(count).append(',');
            }
            csv.append(latency(piece.medianNanos())).append(',');
            csv.append(latency(piece.slowestNanos()));
            piece.byType().forEach(count -> csv.append(',').append(count));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String latency(long nanos) {
        return nanos < 0 ? "" : seconds(nanos);
    }

    private static String seconds(long nanos) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
