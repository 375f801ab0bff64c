package budgettrail.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process that starts the database, writes a row, says so, and waits to be killed. */
final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var database = EmbeddedDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]));
        Rows.write(database.access());
        IO.println("written");
        IO.readln();
        database.close();
    }
}
