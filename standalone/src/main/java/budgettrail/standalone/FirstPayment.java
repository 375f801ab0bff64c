package budgettrail.standalone;

import java.nio.file.Path;

/** The first payment of a newcomer, as a command to paste. The README shows the same. */
final class FirstPayment {
    private static final String COMMAND =
            """
            TOKEN=$(sed -n 's/.*"user":"clerk".*"token":"\\([^"]*\\)".*/\\1/p' '%2$s')
            curl -i '%1$s/api/v1/budget-lines/2023%%2F1/disbursements' \\
              -H "Authorization: Bearer $TOKEN" -H 'Idempotency-Key: first-payment' \\
              -H 'Content-Type: application/json' \\
              -d '{"id":"first-payment","voucher":"2023-0001","date":"2023-01-10","amount":"1234.50","payee":"first payee"}'
            """;

    private FirstPayment() {}

    static String command(String address, Path accounts) {
        return COMMAND.formatted(address, accounts);
    }
}
