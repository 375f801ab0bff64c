package budgettrail.command.disbursement;

import budgettrail.web.Brief;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * A payment waits for the log: what it computes itself is a tenth of a millisecond. Who brings no
 * token waits for nothing.
 */
@Component
final class PaymentIsBrief implements Brief {
    @Override
    public boolean is(HttpServletRequest request) {
        return PlainPayment.isThere(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
