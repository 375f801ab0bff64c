package budgettrail.query.sheet;

import budgettrail.query.reading.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** A kind of file that every sheet can be had as. */
public enum SheetFormat {
    CSV(Csv.TYPE),
    XLSX(
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    JSON(MediaType.APPLICATION_JSON);

    private final MediaType type;

    SheetFormat(MediaType type) {
        this.type = type;
    }

    static Optional<SheetFormat> named(String extension) {
        return Arrays.stream(values()).filter(one -> one.extension().equals(extension)).findFirst();
    }

    /** As the names of its files end. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return type;
    }

    /**
     * What the file is called where it is kept: {@code units-2022-2022-12-31.csv}, of all years and
     * days {@code search.csv}. Where rows are left out, it says so.
     */
    String file(Sheet sheet) {
        var from = sheet.provenance();
        var year = from.year() == null ? "" : "-" + from.year();
        var day = from.asOf() == null ? "" : "-" + from.asOf();
        var some = sheet.arrangement().filtering() ? "-filtered" : "";
        return sheet.name() + year + day + some + "." + extension();
    }

    void write(Sheet sheet, SheetText text, OutputStream out) throws IOException {
        switch (this) {
            case CSV -> SheetCsv.write(sheet, text, out);
            case XLSX -> SheetXlsx.write(sheet, text, out);
            case JSON -> SheetJson.write(sheet, text, out);
        }
    }
}
