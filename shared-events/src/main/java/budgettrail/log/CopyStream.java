package budgettrail.log;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** Rows on their way into a table. */
final class CopyStream {
    private static final byte[] HEAD =
            "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END = {-1, -1};

    private final List<CopyRows> parts = new ArrayList<>();

    void add(CopyRows rows) {
        parts.add(rows);
    }

    /** Sends them; if the table refuses one, all are refused. */
    void send(CopyManager copies, String copy) throws SQLException {
        if (parts.stream().allMatch(part -> part.size() == 0)) {
            return;
        }
        var in = copies.copyIn(copy);
        try {
            in.writeToCopy(HEAD, 0, HEAD.length);
            for (var part : parts) {
                in.writeToCopy(part.array(), 0, part.size());
            }
            in.writeToCopy(END, 0, END.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }
}
