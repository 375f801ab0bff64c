package budgettrail.command.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PaymentIsBriefTest {
    private static final String ADDRESS = "/api/v1/budget-lines/2022:L1/disbursements";

    @Test
    void aPaymentIs() {
        assertThat(isBrief(with("POST", ADDRESS))).isTrue();
    }

    @Test
    void whatElseIsAskedIsNot() {
        assertThat(isBrief(with("GET", ADDRESS))).isFalse();
        assertThat(isBrief(with("POST", "/api/v1/disbursements/batch"))).isFalse();
        assertThat(isBrief(with("POST", "/api/v1/budget-lines/2022:L1/virements"))).isFalse();
    }

    @Test
    void norWhatAStrangerAsks() {
        assertThat(isBrief(new MockHttpServletRequest("POST", ADDRESS))).isFalse();
    }

    private static MockHttpServletRequest with(String method, String address) {
        var request = new MockHttpServletRequest(method, address);
        request.addHeader("Authorization", "Bearer bt_clerk");
        return request;
    }

    private static boolean isBrief(MockHttpServletRequest request) {
        return new PaymentIsBrief().is(request);
    }
}
