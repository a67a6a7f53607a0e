package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import orrery.cli.HistoryChoice.Chosen;
import orrery.verdict.report.Report;
import orrery.viz.history.CheckPage;
import orrery.viz.history.HistoryPicture;
import orrery.viz.history.LatticePicture;

/** The files that tell of a history that was judged. */
final class CheckGallery {

    /** The page that shows all the rest. */
    static final String PAGE = "check.html";

    static final String OPERATIONS = "operations.svg";
    private static final String MODELS = "models.svg";
    private static final String JSON = "check.json";

    private CheckGallery() {}

    static Written all(Chosen chosen, Report report, String again, OutputFolder folder) {
        return folder.fill(inside -> {
            Files.writeString(
                    inside.resolve(PAGE),
                    CheckPage.render(report, CheckText.heading(chosen), again),
                    StandardCharsets.UTF_8);
            Files.writeString(inside.resolve(OPERATIONS), HistoryPicture.svg(report, ""), StandardCharsets.UTF_8);
            Files.writeString(inside.resolve(MODELS), LatticePicture.svg(report, ""), StandardCharsets.UTF_8);
            Files.writeString(
                    inside.resolve(JSON),
                    Json.text(CheckJson.of(chosen, report, Optional.empty())) + "\n",
                    StandardCharsets.UTF_8);
        });
    }
}
