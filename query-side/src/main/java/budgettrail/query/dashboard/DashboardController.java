package budgettrail.query.dashboard;

import budgettrail.web.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dashboard as a page, and its figures as a file for whoever has signed in. */
@Controller
class DashboardController {
    static final String PAGE = "/dashboard";
    static final String TABLE = "/dashboard.csv";

    private final Dashboards dashboards;
    private final SampleInLog sample;

    DashboardController(Dashboards dashboards, SampleInLog sample) {
        this.dashboards = dashboards;
        this.sample = sample;
    }

    @GetMapping("/")
    String start() {
        return "redirect:" + PAGE;
    }

    @GetMapping(PAGE)
    String show(
            Viewer viewer,
            @RequestParam @Nullable String fiscalYear,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String department,
            @RequestParam @Nullable String knownAt,
            Model page) {
        var question = Question.of(fiscalYear, asOf, department, knownAt);
        page.addAttribute("page", dashboards.read(question, viewer));
        page.addAttribute("viewer", viewer);
        page.addAttribute("department", question.department());
        page.addAttribute("sample", sample.extent());
        return "dashboard";
    }

    @GetMapping(TABLE)
    ResponseEntity<String> table(
            Viewer viewer,
            @RequestParam @Nullable String fiscalYear,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String department,
            @RequestParam @Nullable String knownAt) {
        var table = dashboards.table(Question.of(fiscalYear, asOf, department, knownAt), viewer);
        var file = ContentDisposition.attachment().filename("indicators.csv").build();
        return ResponseEntity.ok()
                .headers(table.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(table.getBody());
    }
}
