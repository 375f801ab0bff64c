package budgettrail.query.audit;

import budgettrail.log.seal.Head;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What whoever has signed in takes away to check it elsewhere. */
@Controller
class AuditFiles {
    private final LogSeal seal;
    private final Proofs proofs;

    AuditFiles(LogSeal seal, Proofs proofs) {
        this.seal = seal;
        this.proofs = proofs;
    }

    @GetMapping(AuditController.PAGE + "/receipt")
    ResponseEntity<String> receipt(@RequestParam String position) {
        return TextFile.ofReceipt(proofs, position);
    }

    @GetMapping(AuditController.PAGE + "/verifier-key.txt")
    ResponseEntity<String> key() {
        return file("verifier-key.txt", seal.key().map(key -> key + "\n"));
    }

    @GetMapping(AuditController.PAGE + "/head.txt")
    ResponseEntity<String> head() {
        return file("head.txt", seal.newest().map(Head::note).map(Object::toString));
    }

    /** There is none before anything is sealed. */
    private static ResponseEntity<String> file(String name, Optional<String> text) {
        return TextFile.of(name, text.orElseThrow(() -> new ProblemException(Problems.notFound())));
    }
}
