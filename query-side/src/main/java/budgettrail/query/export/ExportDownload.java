package budgettrail.query.export;

import budgettrail.query.reading.Csv;
import budgettrail.web.reads.Exported;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An export on its way to whoever asked for it. */
record ExportDownload(HttpServletRequest request, HttpServletResponse answer) {
    static final String ZIP = "application/zip";

    void send(ExportFile file) throws IOException {
        var kept = ContentDisposition.attachment().filename(file.name()).build();
        new Exported(file.name(), file.position(), file.rows()).in(request);
        answer.setContentType(ZIP);
        answer.setContentLengthLong(file.content().size());
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, kept.toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        answer.setHeader(Csv.POSITION, Long.toString(file.position()));
        file.content().sendTo(answer.getOutputStream());
    }
}
