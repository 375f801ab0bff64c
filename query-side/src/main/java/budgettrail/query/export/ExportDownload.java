package budgettrail.query.export;

import budgettrail.query.reading.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * An export on its way to whoever asked for it. Written as it goes: nobody holds the whole of it.
 */
record ExportDownload(HttpServletResponse answer) {
    static final String ZIP = "application/zip";

    void write(Export export) throws IOException {
        var file = ContentDisposition.attachment().filename(export.fileName()).build();
        answer.setContentType(ZIP);
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        answer.setHeader(Csv.POSITION, Long.toString(export.moment().head().size()));
        export.write(answer.getOutputStream());
    }
}
