package budgettrail.query.dashboard;

import budgettrail.query.page.Question;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Sheets;
import budgettrail.query.summary.FigureSheet;
import budgettrail.web.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dashboard as a page, and its figures as a file for whoever has signed in. */
@Controller
class DashboardController {
    static final String PAGE = "/dashboard";
    static final String TABLE = "/dashboard.csv";

    private static final String FILE = "indicators.csv";

    private final Dashboards dashboards;
    private final Sheets sheets;

    DashboardController(Dashboards dashboards, Sheets sheets) {
        this.dashboards = dashboards;
        this.sheets = sheets;
    }

    @GetMapping("/")
    String start() {
        return "redirect:" + PAGE;
    }

    @GetMapping(PAGE)
    String show(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            Locale locale,
            Model page) {
        var tables = sheets.asked(asked, locale);
        page.addAttribute(
                "page", dashboards.read(Question.of(asked), settled(tables, asked), viewer));
        page.addAttribute("viewer", viewer);
        return "dashboard";
    }

    /** The form that ends a comparison still asks for the order by one of its columns. */
    private static Arrangements settled(Arrangements tables, MultiValueMap<String, String> asked) {
        return Question.emptied(asked, "with")
                ? tables.unsortedBy(FigureSheet.OF_TWO_DAYS)
                : tables;
    }

    @GetMapping(TABLE)
    ResponseEntity<String> table(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletRequest request) {
        var table = dashboards.table(Question.of(asked), viewer, FILE, request);
        var file = ContentDisposition.attachment().filename(FILE).build();
        return ResponseEntity.ok()
                .headers(table.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(table.getBody());
    }
}
