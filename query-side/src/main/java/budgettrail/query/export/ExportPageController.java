package budgettrail.query.export;

import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same file for whoever signed in to the pages; who may is said with the page of the audit. */
@Controller
class ExportPageController {
    private final Exports exports;

    ExportPageController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/audit/export")
    void export(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String fiscalYear,
            HttpServletRequest request,
            HttpServletResponse answer)
            throws IOException {
        var year = fiscalYear == null ? null : Parameters.fiscalYear(fiscalYear);
        exports.send(viewer, year, null, new ExportDownload(request, answer)::send);
    }
}
