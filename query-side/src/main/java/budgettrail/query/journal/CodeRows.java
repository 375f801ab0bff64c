package budgettrail.query.journal;

import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a batch says about units, projects and codes. */
final class CodeRows {
    private static final Table TABLE =
            Table.inserted(
                    "code_description",
                    "",
                    "kind text",
                    "code text",
                    "effective date",
                    "position bigint",
                    "name_zh text",
                    "name_en text",
                    "parent text",
                    "category text");

    private final Rows rows = TABLE.rows();

    void add(ReferenceEvent event, long position) {
        switch (event) {
            case UnitDescribed it ->
                    row(
                            it,
                            "UNIT",
                            it.unit(),
                            position,
                            it.nameZh(),
                            it.nameEn(),
                            it.parent(),
                            null);
            case ProjectDescribed it ->
                    row(
                            it,
                            "PROJECT",
                            it.project(),
                            position,
                            it.nameZh(),
                            it.nameEn(),
                            null,
                            it.category());
            case FunctionCodeDescribed it ->
                    row(it, "FUNCTION", it.code(), position, it.nameZh(), it.nameEn(), null, null);
            case EconomicCodeDescribed it ->
                    row(
                            it,
                            "ECONOMIC_" + it.scheme(),
                            it.code(),
                            position,
                            it.nameZh(),
                            it.nameEn(),
                            null,
                            null);
        }
    }

    private void row(
            ReferenceEvent event,
            String kind,
            Object code,
            long position,
            String nameZh,
            @Nullable String nameEn,
            @Nullable Object parent,
            @Nullable String category) {
        rows.add(kind, code, event.effective(), position, nameZh, nameEn, parent, category);
    }

    void write(Destination to) throws SQLException {
        rows.write(to);
    }
}
