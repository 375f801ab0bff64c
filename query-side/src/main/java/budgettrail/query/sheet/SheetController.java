package budgettrail.query.sheet;

import budgettrail.query.reading.Csv;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import budgettrail.web.reads.Exported;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The tables of all pages as files, for whoever has signed in. */
@Controller
class SheetController {
    /** All of their addresses. */
    static final String FILES = "/tables/*";

    private final Map<String, SheetSource> sources;
    private final Sheets words;
    private final Turns turns;

    SheetController(List<SheetSource> sources, Sheets words, Turns turns) {
        this.sources =
                sources.stream().collect(Collectors.toMap(SheetSource::name, Function.identity()));
        this.words = words;
        this.turns = turns;
    }

    @GetMapping("/tables/{name:[a-z-]+}.{extension:[a-z]+}")
    void file(
            @PathVariable String name,
            @PathVariable String extension,
            @RequestParam MultiValueMap<String, String> parameters,
            Viewer viewer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse answer)
            throws IOException {
        var source = sources.get(name);
        var format = SheetFormat.named(extension);
        if (source == null || format.isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        turns.<IOException>keepFile(
                () -> {
                    try (var file = made(source, format.get(), parameters, viewer, locale)) {
                        new Exported(file.name(), file.position(), file.rows()).in(request);
                        describe(file, format.get(), answer);
                        file.content().sendTo(answer.getOutputStream());
                    }
                });
    }

    private MadeFile made(
            SheetSource source,
            SheetFormat format,
            MultiValueMap<String, String> parameters,
            Viewer viewer,
            Locale locale)
            throws IOException {
        var tables = words.asked(parameters, locale);
        return turns.take(
                () ->
                        MadeFile.of(
                                tables.whole(source.read(new Asked(parameters), viewer)),
                                format,
                                words.in(locale)));
    }

    private static void describe(MadeFile file, SheetFormat format, HttpServletResponse answer)
            throws IOException {
        var kept = ContentDisposition.attachment().filename(file.name()).build();
        answer.setContentType(format.type().toString());
        answer.setContentLengthLong(file.content().size());
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, kept.toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        answer.setHeader(Csv.POSITION, Long.toString(file.position()));
    }
}
