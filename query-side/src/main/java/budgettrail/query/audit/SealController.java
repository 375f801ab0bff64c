package budgettrail.query.audit;

import budgettrail.query.reading.Parameters;
import budgettrail.seal.ConsistencyProof;
import budgettrail.seal.Hash;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the seal says, and its proofs for whoever wants to keep them. */
@RestController
@RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
@Tag(name = "Audit")
class SealController {
    private static final String CONFLICT = "#/components/responses/Problem409";

    private final LogSeal seal;
    private final Proofs proofs;

    SealController(LogSeal seal, Proofs proofs) {
        this.seal = seal;
        this.proofs = proofs;
    }

    /**
     * That the log of one size begins with that of an earlier one (RFC 9162, section 2.1.4).
     *
     * @param path hashes in base64
     */
    record GrowthAnswer(long before, long size, List<String> path) {
        static GrowthAnswer of(ConsistencyProof proof) {
            return new GrowthAnswer(
                    proof.before(), proof.size(), proof.path().stream().map(Hash::base64).toList());
        }
    }

    @GetMapping("/api/v1/audit/seal")
    @Operation(summary = "The newest signed head of the log, and the key to check it by")
    SealAnswer seal() {
        return SealAnswer.of(seal);
    }

    @GetMapping(path = "/api/v1/audit/receipts/{position}", produces = TextFile.TYPE)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", ref = CONFLICT)
    @Operation(
            summary = "The receipt of a fact: its bytes, and the proof that they are in the log",
            description = "A C2SP tlog-proof whose extra data are the bytes that were hashed.")
    ResponseEntity<String> receipt(@Parameter(example = "1") @PathVariable String position) {
        return TextFile.ofReceipt(proofs, position);
    }

    @GetMapping(path = "/api/v1/audit/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", ref = CONFLICT)
    @Operation(summary = "The proof that between two sizes of the log facts were only added")
    GrowthAnswer consistency(
            @Parameter(description = "The size of the earlier head.", example = "1") @RequestParam
                    String before,
            @Parameter(description = "The size of the later head.", example = "2") @RequestParam
                    String size) {
        var earlier = Parameters.position("before", before);
        var later = Parameters.position("size", size);
        if (earlier > later) {
            throw Parameters.invalid("before");
        }
        return GrowthAnswer.of(proofs.growth(earlier, later));
    }
}
