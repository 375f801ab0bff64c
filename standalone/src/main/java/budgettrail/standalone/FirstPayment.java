package budgettrail.standalone;

import java.nio.file.Path;

/** The first payment of a newcomer, as a command to paste. The README shows the same. */
final class FirstPayment {
    private static final String COMMAND =
            """
            TOKEN=$(sed -n 's/.*"user" *: *"clerk".*"token" *: *"\\([^"]*\\)".*/\\1/p' '%2$s')
            curl -i '%1$s/api/v1/budget-lines/2023:035001-2080101-B-30201-50201/disbursements' \\
              -H "Authorization: Bearer $TOKEN" -H 'Idempotency-Key: my-first-payment' \\
              -H 'Content-Type: application/json' \\
              -d '{"disbursement":"my-first-payment","effective":"2023-03-01","amount":"1234.50",
                   "unit":"035001","voucher":"2023-0001","payee":"示例文具店","paid":true}'
            """;

    private FirstPayment() {}

    static String command(String address, Path accounts) {
        return COMMAND.formatted(address, accounts);
    }
}
