package budgettrail.query.dataset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One table of the dataset. */
public final class Table {
    private Table() {}

    public static List<NamedCsvRecord> rows(String name) {
        return CsvReader.builder().ofNamedCsvRecord(text(name)).stream().toList();
    }

    /** The file as it is. */
    public static String text(String name) {
        try (var stream = Table.class.getResourceAsStream("/dataset/" + name + ".csv")) {
            var reader =
                    new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8);
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
