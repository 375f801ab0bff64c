package stockaxon.line;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A key that was used, and the payment it was used for. */
@Entity
class IdempotencyKey {
    private static final int LONGEST_REQUEST = 4000;

    @Id private String id = "";

    @Column(length = LONGEST_REQUEST, nullable = false)
    private String request = "";

    /** For JPA. */
    protected IdempotencyKey() {}

    IdempotencyKey(String id, String request) {
        this.id = id;
        this.request = request;
    }

    String request() {
        return request;
    }
}
