package budgettrail.query.export;

import budgettrail.query.reading.Csv;
import budgettrail.web.reads.Exported;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * An export on its way to whoever asked for it. Written as it goes: nobody holds the whole of it.
 */
record ExportDownload(HttpServletRequest request, HttpServletResponse answer) {
    static final String ZIP = "application/zip";

    void write(Export export) throws IOException {
        var file = ContentDisposition.attachment().filename(export.fileName()).build();
        var position = export.moment().head().size();
        var rows = export.scope().whole() ? (Long) position : null;
        new Exported(export.fileName(), position, rows).in(request);
        answer.setContentType(ZIP);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        answer.setHeader(Csv.POSITION, Long.toString(position));
        export.write(answer.getOutputStream());
    }
}
