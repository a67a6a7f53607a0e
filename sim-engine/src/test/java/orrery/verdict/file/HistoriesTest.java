package orrery.verdict.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Verdict.Status;
import orrery.verdict.file.Histories.Form;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/** A small history in each form, and what is said of files that are none. */
class HistoriesTest {

    private static History read(String text, Form form, Vocabulary vocabulary) {
        return Histories.read(new StringReader(text), form, vocabulary);
    }

    private static Status judge(History history, String model) {
        return new Linearizability(Models.named(model)).decide(history);
    }

    private static final String EDN = """
            [{:process 0, :type :invoke, :f :write, :value 4} ; a comment
             {:process :nemesis, :type :info, :f :start}
             {:process 0 :type :ok :f :write :value 4 :time 12}
             {:process 1, :type :invoke, :f :cas, :value [4 5]}
             {:process 1, :type :info, :f :cas, :value [4 5], :error "timed out"}
             {:process 2, :type :invoke, :f :read, :value nil}
             {:process 2, :type :ok, :f :read, :value 5}]
            """;

    @Test
    void jepsensEdn() {
        History history = read(EDN, Form.EDN, Vocabularies.jepsen());
        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations().get(1).completed()).isEqualTo(Operation.OPEN);
        assertThat(judge(history, "cas-register")).isEqualTo(Status.HELD);
        assertThat(judge(read(EDN.replace(":value 5}", ":value 6}"), Form.EDN, Vocabularies.jepsen()), "cas-register"))
                .isEqualTo(Status.BROKEN);
    }

    @Test
    void theSameAsJsonLines() {
        String json = """
                {"type":"invoke","process":0,"f":"put","key":"k1","value":4,"time":10}
                {"type":"ok","process":0,"f":"put","key":"k1","value":4,"time":20}
                {"type":"invoke","process":1,"f":"get","key":"k1","value":null,"time":30}
                {"type":"ok","process":1,"f":"get","key":"k1","value":4,"time":40}
                """;
        History history = read(json, Form.JSON, Vocabularies.keyValue());
        assertThat(history.operations()).extracting(Operation::invokedNanos).containsExactly(10L, 30L);
        assertThat(judge(history, "kv")).isEqualTo(Status.HELD);
        assertThat(judge(
                        read(
                                json.replace("\"value\":4,\"time\":40", "\"value\":3,\"time\":40"),
                                Form.JSON,
                                Vocabularies.keyValue()),
                        "kv"))
                .isEqualTo(Status.BROKEN);
    }

    @Test
    void jepsensLog() {
        String log = """
                INFO  jepsen.core - Running test
                INFO  jepsen.util - 1\t:invoke\t:write\t3
                INFO  jepsen.util - 1\t:ok\t:write\t3
                INFO  jepsen.util - 2\t:invoke\t:cas\t[3 1]
                INFO  jepsen.util - 2\t:fail\t:cas\t[3 1]
                INFO  jepsen.util - 3\t:invoke\t:read\tnil
                INFO  jepsen.util - 3\t:fail\t:read\t:timed-out
                """;
        History history = read(log, Form.LOG, Vocabularies.etcd());
        assertThat(history.operations().get(2).outcome()).isEqualTo(Outcome.fail("timed-out"));
        assertThat(judge(history, "cas-register")).isEqualTo(Status.BROKEN);
        assertThat(judge(read(log.replace("[3 1]", "[4 1]"), Form.LOG, Vocabularies.etcd()), "cas-register"))
                .isEqualTo(Status.HELD);
    }

    @Test
    void theBeginningTellsTheForm() {
        assertForm(Form.EDN, "[{:process 0", "; a comment\n#jepsen.Op{:index 0", "({:type :invoke}", "{:f :read");
        assertForm(Form.JSON, "{\"type\":\"invoke\"", "\n [{\"type\":\"invoke\"");
        assertForm(Form.TRACE, "{\"orrery\":\"trace\",\"version\":1");
        assertForm(Form.LOG, "INFO  jepsen.core - Test\nINFO  jepsen.util - 1\t:invoke");
        assertForm(Form.TXT, "0\t:invoke\t:write\t3", "2026 INFO [worker 0] jepsen.util: 0\t:invoke\t:read\tnil");
        assertForm(Form.AWDIT, "r 1 1\n", "=====\nw x 1\n-----");
        assertForm(Form.PLUME, "w(1,2,0,0)\nr(1,2,1,1)\n");
        assertForm(Form.DBCOP, "[x:=1 y==?]", "// sessions\n---\n[x==1]");
        assertThat(Histories.form("nothing of the kind")).isEmpty();
    }

    private static void assertForm(Form form, String... beginnings) {
        for (String beginning : beginnings) {
            assertThat(Histories.form(beginning)).as(beginning).contains(form);
        }
    }

    @Test
    void aRunsOwnHistory() {
        String trace = """
                {"orrery":"trace","version":1,"header":{"@":"Header","clients":["c1","c2"]}}
                {"step":0,"timeNanos":0,"node":"n1","event":{"@":"Booted","incarnation":0},"after":{"@":"Role","x":[[1],{"a":2}]}}
                {"operation":{"@":"Operation","id":0,"client":"c2","question":{"@":"Put","key":"x","value":4},"invoked":8,"completed":72,"outcome":{"@":"Ok","answer":{"@":"Done"}},"invokedNanos":23,"completedNanos":38}}
                {"operation":{"@":"Operation","id":1,"client":"c1","question":{"@":"Cas","key":"x","expected":4,"value":5},"invoked":80,"completed":90,"outcome":{"@":"Ok","answer":{"@":"Swapped","swapped":true}},"invokedNanos":40,"completedNanos":45}}
                {"operation":{"@":"Operation","id":2,"client":"c1","question":{"@":"Get","key":"x"},"invoked":91,"completed":95,"outcome":{"@":"Ok","answer":{"@":"Found","value":5}},"invokedNanos":46,"completedNanos":47}}
                {"end":{"@":"End","kind":"TIME_UP","sentence":""}}
                """;
        History history = read(trace, Form.TRACE, Vocabularies.keyValue());
        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations().get(1).question()).isEqualTo(new KeyValue.Cas("x", 4, 5));
        assertThat(judge(history, "kv")).isEqualTo(Status.HELD);
        assertThat(judge(
                        read(
                                trace.replace("\"Found\",\"value\":5", "\"Found\",\"value\":4"),
                                Form.TRACE,
                                Vocabularies.keyValue()),
                        "kv"))
                .isEqualTo(Status.BROKEN);
        assertThatThrownBy(() -> read(trace.replace("Get", "Enqueue"), Form.TRACE, Vocabularies.keyValue()))
                .isInstanceOf(MalformedHistoryException.class)
                .hasMessageStartingWith("line 5, ")
                .hasMessageContaining("expected get, put or cas, found enqueue");
    }

    @Test
    void anEmptyFileIsAnEmptyHistory() {
        for (Form form : Form.values()) {
            assertThat(read("", form, Vocabularies.jepsen()).operations()).isEmpty();
        }
    }

    @Test
    void ellesTransactions() {
        History history = read(
                "{:type :ok, :value [[:r 1 nil] [:append 2 5] [:r 2 [5]]]}", Form.EDN, Vocabularies.transactions());
        assertThat(history.operations().get(0).question())
                .isEqualTo(new Transaction(List.of(
                        new Access(Access.Kind.READ, 1L, null),
                        new Access(Access.Kind.APPEND, 2L, 5L),
                        new Access(Access.Kind.READ, 2L, List.of(5L)))));
    }

    @Test
    void awditsText() {
        History history = read("w x 1\nr y 2\n-----\nr x 1\n=====\nw y 2\n", Form.AWDIT, Vocabularies.transactions());
        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations())
                .extracting(each -> each.client().name())
                .containsExactly("s1", "s1", "s2");
    }

    @Test
    void dbcopsText() {
        History history =
                read("// sessions\n[x:=1 y==?] [x:=2]!\n---\n[x==1]\n", Form.DBCOP, Vocabularies.transactions());
        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations().get(1).outcome()).isInstanceOf(Outcome.Fail.class);
        assertThat(history.operations().get(2).question())
                .isEqualTo(new Transaction(List.of(new Access(Access.Kind.READ, "x", 1L))));
    }

    /** Jepsen's history.txt, in which what failed did not happen: other than in the first logs. */
    @Test
    void jepsensLines() {
        String lines = """
                0\t:invoke\t:write\t3
                0\t:ok\t:write\t3
                :nemesis\t:info\t:start\tnil
                1\t:invoke\t:cas\t[3 4]
                1\t:fail\t:cas\t[3 4]\t[:timed out]
                1\t:invoke\t:read\tnil
                1\t:ok\t:read\t3
                """;
        History history = read(lines, Form.TXT, Vocabularies.jepsen());
        assertThat(history.operations()).hasSize(3);
        assertThat(history.operations().get(1).outcome()).isEqualTo(Outcome.fail("[:timed out]"));
        assertThat(judge(history, "cas-register")).isEqualTo(Status.HELD);
    }

    /** Whoever only completes is known to have begun after its last completion, as in Elle's own tests. */
    @Test
    void completionsAlone() {
        History history = read("""
                {:process 0, :type :ok, :value [[:append :x 1]]}
                {:process 1, :type :ok, :value [[:r :x]]}
                {:process 0, :type :fail, :value [[:append :x 2]]}
                """, Form.EDN, Vocabularies.transactions());
        assertThat(history.operations()).extracting(Operation::invoked).containsExactly(0L, 0L, 3L);
        assertThat(history.operations()).extracting(Operation::completed).containsExactly(2L, 4L, 6L);
    }

    @Test
    void keysInValues() {
        String edn = """
                {:process 0 :type :invoke :f :write :value [1 5]}
                {:process 0 :type :ok :f :write :value [1 5]}
                {:process 0 :type :invoke :f :write :value [2 6]}
                {:process 0 :type :ok :f :write :value [2 6]}
                {:process 1 :type :invoke :f :read :value [1 nil]}
                {:process 1 :type :ok :f :read :value [1 5]}
                {:process 1 :type :invoke :f :cas :value [1 [5 7]]}
                {:process 1 :type :info :f :cas :value nil}
                """;
        History history = read(edn, Form.EDN, Vocabularies.jepsen());
        assertThat(history.operations())
                .extracting(Operation::question)
                .containsExactly(
                        new Asked("write", 1L, 5L),
                        new Asked("write", 2L, 6L),
                        new Asked("read", 1L, null),
                        new Asked("cas", 1L, List.of(5L, 7L)));
        assertThat(judge(history, "cas-register")).isEqualTo(Status.HELD);
        assertThatThrownBy(() ->
                        read(edn + "{:process 2 :type :invoke :f :write :value 3}", Form.EDN, Vocabularies.jepsen()))
                .hasMessageStartingWith("line 9, ")
                .hasMessageEndingWith("expected [key value], as in the lines before, found 3");
        // pairs are values where no read says otherwise
        String pairs = edn.lines().limit(4).collect(Collectors.joining("\n"));
        assertThat(read(pairs, Form.EDN, Vocabularies.jepsen())
                        .operations()
                        .getFirst()
                        .question())
                .isEqualTo(new Asked("write", null, List.of(1L, 5L)));
    }

    @Test
    void dbcopsVersionZeroWasThereAtFirst() {
        History history = read("[x==0 x:=1]\n---\n[y==0] [y:=0]\n", Form.DBCOP, Vocabularies.transactions());
        assertThat(history.operations().get(0).question())
                .isEqualTo(new Transaction(
                        List.of(new Access(Access.Kind.READ, "x", null), new Access(Access.Kind.WRITE, "x", 1L))));
        assertThat(history.operations().get(1).question())
                .isEqualTo(new Transaction(List.of(new Access(Access.Kind.READ, "y", 0L))));
    }

    @Test
    void plumesText() {
        History history = read(
                "w(1,1,0,0)\nr(1,1,1,1)\nw(2,5,0,0)\nr(2,0,1,1)\nw(3,9,1,-1)\n",
                Form.PLUME,
                Vocabularies.transactions());
        assertThat(history.operations())
                .extracting(each -> each.client().name())
                .containsExactly("s0", "s1", "s1");
        assertThat(history.operations().get(0).question())
                .isEqualTo(new Transaction(
                        List.of(new Access(Access.Kind.WRITE, 1L, 1L), new Access(Access.Kind.WRITE, 2L, 5L))));
        assertThat(history.operations().get(1).question())
                .isEqualTo(new Transaction(
                        List.of(new Access(Access.Kind.READ, 1L, 1L), new Access(Access.Kind.READ, 2L, null))));
        assertThat(history.operations().get(2).outcome()).isInstanceOf(Outcome.Fail.class);
    }

    /** What Clojure prints besides: records, metadata, characters, ratios, large numbers, namespaces, objects. */
    @Test
    void whateverClojurePrints() {
        History history = read("""
                #jepsen.history.Op{:index 0, :process 0, :type :invoke, :f :write, :value 12345678901234567890N}
                {:process 0, :type :ok, :f :write, :value 12345678901234567890, :a \\newline, :b \\(, :c 1/2, :d 1.5M,
                 :e ##NaN, :f :write, :g #object[java.lang.Object 0x1f "o"], :h #:my{:key 1}, :i ^:x [1], :j #inst "2020"}
                {:process 1, :type :invoke, :f :read}
                {:process 1, :type :ok, :f :read, :value 12345678901234567890}
                """, Form.EDN, Vocabularies.jepsen());
        assertThat(history.operations()).hasSize(2);
        assertThat(judge(history, "register")).isEqualTo(Status.HELD);
    }

    @Test
    void keywordsInJson() {
        History history = read("""
                [{":type": ":invoke", ":f": ":txn", ":process": 0, ":value": [[":append", ":x", 1]]},
                 {":type": ":ok", ":f": ":txn", ":process": 0, ":value": [[":append", ":x", 1]]}]
                """, Form.JSON, Vocabularies.transactions());
        assertThat(history.operations().getFirst().question())
                .isEqualTo(new Transaction(List.of(new Access(Access.Kind.APPEND, "x", 1L))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EDN|{:process 0|line 1, column 12: expected a value, found the end of the file",
                "EDN|[{:process 0 :type :invoke :f :read}|line 1, column 37: expected an operation or the end of the list,"
                        + " found the end of the file",
                "EDN|7|line 1, column 1: expected an operation like {:process 0, :type :invoke, :f :read}, found '7'",
                "EDN|{:type :maybe}|line 1, column 15: an operation has a type invoke, ok, fail or info, not maybe",
                "EDN|{:process 3 :type :invoke :f :read} {:process 3 :type :ok :f :read} {:process 3 :type :ok :f :read}|line"
                        + " 1, column 100: process 3 completes an operation that it did not invoke",
                "TXT|1 :invoke :write [3|line 1, column 20: expected ']', found the end of the file",
                "PLUME|w(1,2,3)|line 1, column 8: expected a whole number and ',', found ')'",
                "JSON|{\"type\":undefined}|line 1, column 18: JSON has no value undefined",
                "AWDIT|x 1 2|line 1, column 1: expected r, w, ----- or =====, found 'x'",
                "AWDIT|r 1|line 1, column 4: expected a value, found the end of the file",
                "DBCOP|[x=1]|line 1, column 5: expected := or == after x"
            })
    void whatIsWrongIsSaidWithItsPlace(Form form, String text, String message) {
        assertThatThrownBy(() -> read(text, form, Vocabularies.jepsen()))
                .isInstanceOf(MalformedHistoryException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{", "#{", "{[] ", "#tag ", "#_ "})
    void whatIsNestedTooDeepIsRefused(String opening) {
        assertThatThrownBy(() -> read("{:value " + opening.repeat(100_000), Form.EDN, Vocabularies.jepsen()))
                .isInstanceOf(MalformedHistoryException.class)
                .hasMessageContaining("nested more than 250 deep");
    }

    @Test
    void whatIsDiscardedIsNotThere() {
        History history = read(
                "[#_ {:type :what} {:process 0 #_ :not #_ [7 #{8}] :type :invoke, :f :write, :value #my/tag 4 #_ 5}]",
                Form.EDN, Vocabularies.jepsen());
        assertThat(history.operations().getFirst().question()).isEqualTo(new Asked("write", 4L));
    }

    @ParameterizedTest
    @CsvSource({
        "json, JSON",
        "edn, EDN",
        "log, LOG",
        "kv-text, EDN",
        "elle-edn, EDN",
        "elle-json, JSON",
        "awdit, AWDIT",
        "dbcop, DBCOP",
        "trace, TRACE"
    })
    void whatIsTooLargeIsRefusedBeforeItIsRead(String written, Form form) {
        StringWriter file = new StringWriter();
        LargeFile.write(written, 1 << 20, file);
        Vocabulary vocabulary = switch (written) {
            case "json", "trace" -> Vocabularies.keyValue();
            case "edn", "log", "kv-text" -> Vocabularies.jepsen();
            default -> Vocabularies.transactions();
        };
        int all = read(file.toString(), form, vocabulary).operations().size();
        assertThatThrownBy(() -> Histories.read(new StringReader(file.toString()), form, vocabulary, 150_000))
                .isInstanceOfSatisfying(
                        LargeHistoryException.class,
                        large -> assertThat(large.operations()).isBetween(200L, all / 2L));
    }

    /** One value, a word for each of its parts, and operations that are never completed. */
    @Test
    void whatNeverEndsIsRefusedToo() {
        String operation = "{:process %d, :type :invoke, :f :write, :value %s}\n";
        for (String text : List.of(
                "[{:value [" + "1 ".repeat(100_000),
                "{:value ["
                        + IntStream.range(0, 20_000)
                                .mapToObj("\"a word, a word, a word: %d\" "::formatted)
                                .collect(Collectors.joining()),
                IntStream.range(0, 20_000)
                        .mapToObj(process -> operation.formatted(process, 3))
                        .collect(Collectors.joining()))) {
            assertThatThrownBy(() -> Histories.read(new StringReader(text), Form.EDN, Vocabularies.jepsen(), 1 << 20))
                    .isInstanceOf(LargeHistoryException.class)
                    .hasMessageContaining(
                            "more than the 1 MB of memory that are allowed for it; a larger heap allows more");
        }
    }

    @Test
    void whatIsEqualIsKeptOnce() {
        History history = read("w(1,70000,0,0)\nr(1,70000,1,1)\n", Form.PLUME, Vocabularies.transactions());
        List<Access> accesses = history.operations().stream()
                .flatMap(each -> ((Transaction) each.question()).accesses().stream())
                .toList();
        assertThat(accesses.get(1).key()).isSameAs(accesses.get(0).key());
        assertThat(accesses.get(1).value()).isSameAs(accesses.get(0).value());
    }
}
