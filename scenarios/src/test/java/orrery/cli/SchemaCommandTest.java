package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.cli.Terminal.Typed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every file that is read or written has its schema. */
class SchemaCommandTest {

    @ParameterizedTest
    @CsvSource({"scenario, cenario", "trace, race", "report, report.json"})
    void isPrinted(String what, String inTitle) {
        Typed typed = Terminal.plain().type("schema", what);
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        JsonNode schema = JsonMapper.shared().readTree(typed.out());
        assertThat(schema.get("$schema").stringValue()).contains("json-schema.org");
        assertThat(schema.get("title").stringValue()).contains(inTitle);
    }
}
