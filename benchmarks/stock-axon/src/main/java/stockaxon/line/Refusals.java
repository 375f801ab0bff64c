package stockaxon.line;

import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers to what was refused: a status and a code. */
@RestControllerAdvice
class Refusals {
    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(Refused refused) {
        return answer(HttpStatus.valueOf(refused.status()), refused.code());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unknown(AggregateNotFoundException e) {
        return answer(HttpStatus.NOT_FOUND, "UNKNOWN_BUDGET_LINE");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> open(AggregateStreamCreationException e) {
        return answer(HttpStatus.CONFLICT, "LINE_ALREADY_OPEN");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> overtaken(ConcurrencyException e) {
        return answer(HttpStatus.CONFLICT, "CONFLICT");
    }

    @ExceptionHandler({IllegalArgumentException.class, NullPointerException.class})
    ResponseEntity<Map<String, String>> malformed(RuntimeException e) {
        return answer(HttpStatus.BAD_REQUEST, "MALFORMED");
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, String code) {
        return ResponseEntity.status(status).body(Map.of("code", code));
    }
}
