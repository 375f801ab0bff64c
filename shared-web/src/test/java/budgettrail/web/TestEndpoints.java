package budgettrail.web;

import budgettrail.web.access.Viewer;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Endpoints that take every kind of input. */
@RestController
class TestEndpoints {
    enum Colour {
        RED,
        GREEN
    }

    record Amount(String yuan) {
        Amount {
            if (!yuan.matches("[0-9]+")) {
                throw new ProblemException(
                        Problem.of(HttpStatus.BAD_REQUEST, "INVALID_AMOUNT", yuan));
            }
        }
    }

    record Item(String name, int count) {}

    record Order(
            String name,
            int count,
            LocalDate day,
            Colour colour,
            List<Item> items,
            Amount amount,
            @Nullable String note,
            @Nullable Boolean urgent) {}

    @PostMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed("TREASURY_CLERK")
    Order order(@RequestBody Order order) {
        return order;
    }

    @PostMapping("/api/bytes")
    @RolesAllowed("TREASURY_CLERK")
    Map<String, Object> bytes(InputStream body) throws IOException {
        return Map.of("length", body.transferTo(java.io.OutputStream.nullOutputStream()));
    }

    @PostMapping("/api/files")
    @RolesAllowed("TREASURY_CLERK")
    Map<String, Object> files(@RequestPart("file") MultipartFile file) {
        return Map.of("length", file.getSize());
    }

    @GetMapping("/api/viewer")
    @RolesAllowed({"TREASURY_CLERK", "AUDITOR"})
    Viewer viewer(Viewer viewer) {
        return viewer;
    }

    @GetMapping("/api/days/{day}")
    @RolesAllowed("TREASURY_CLERK")
    Map<String, Object> day(
            @PathVariable LocalDate day,
            @RequestParam int limit,
            @RequestHeader("If-Match") String tag) {
        return Map.of("day", day.toString(), "limit", limit, "tag", tag);
    }

    @GetMapping("/api/lines/{line}")
    @RolesAllowed("TREASURY_CLERK")
    Map<String, Object> line(@PathVariable String line) {
        return Map.of("line", line);
    }

    @GetMapping("/api/refused")
    @RolesAllowed("TREASURY_CLERK")
    void refused() {
        throw new ProblemException(
                Problem.of(HttpStatus.CONFLICT, "EXCEEDS", 2022, "1.00")
                        .with(List.of(FieldError.cell(12, "amount", "EXCEEDS", 2022, "1.00")))
                        .with("left", "0.50")
                        .withHeader("Retry-After", "1"));
    }

    @GetMapping("/api/broken")
    @RolesAllowed("TREASURY_CLERK")
    void broken() {
        throw new IllegalStateException("secret\r\nforged line");
    }

    @GetMapping("/api/forgotten")
    String forgotten() {
        return "must never be seen";
    }

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/unlisted")
    String unlisted() {
        return "must never be seen";
    }
}
