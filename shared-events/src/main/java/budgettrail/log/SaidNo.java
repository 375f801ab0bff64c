package budgettrail.log;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether PostgreSQL itself said no: then nothing was written. A lost connection says nothing. */
public final class SaidNo {
    /**
     * Classes of errors after which the transaction is over: what is not supported, data,
     * constraints, a server that takes no writes, rollback, syntax and rights, lack of room,
     * limits, locks, cancelled, the system below.
     */
    private static final List<String> REFUSALS =
            List.of("0A", "22", "23", "25006", "40", "42", "53", "54", "55", "57014", "58");

    private SaidNo() {}

    /** In this failure, or what it follows from. */
    public static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException no && isNo(no.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNo(@Nullable String state) {
        return state != null && REFUSALS.stream().anyMatch(state::startsWith);
    }
}
