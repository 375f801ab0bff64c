package budgettrail.query.audit;

import budgettrail.query.reading.Parameters;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A text to be kept as a file. */
final class TextFile {
    /** Heads have a dash in front of their signatures. */
    static final String TYPE = "text/plain;charset=UTF-8";

    private TextFile() {}

    static ResponseEntity<String> of(String name, String text) {
        var kept = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, kept.toString())
                .body(text);
    }

    static ResponseEntity<String> ofReceipt(Proofs proofs, String position) {
        var number = Parameters.position("position", position);
        return of("receipt-" + number + ".txt", proofs.receipt(number).toString());
    }
}
