package budgettrail.event.reference;

import budgettrail.event.Fact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What units, codes and projects are called and where they belong, from a day on. */
public sealed interface ReferenceEvent extends Fact {

    /** Names a department (without parent) or a unit of it. */
    record UnitDescribed(
            UnitCode unit,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn,
            @Nullable UnitCode parent)
            implements ReferenceEvent {
        @Override
        public String stream() {
            return streamOf(unit);
        }

        /** Where all facts about a unit are. */
        public static String streamOf(UnitCode unit) {
            return "unit:" + unit;
        }
    }

    /**
     * Names a project; the category is 其他运转类 or 特定目标类, as text because other governments have
     * others.
     */
    record ProjectDescribed(
            ProjectCode project,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn,
            @Nullable String category)
            implements ReferenceEvent {
        @Override
        public String stream() {
            return "project:" + project;
        }
    }

    /** Names a code of the functional classification, at any depth. */
    record FunctionCodeDescribed(
            FunctionCode code, LocalDate effective, String nameZh, @Nullable String nameEn)
            implements ReferenceEvent {
        @Override
        public String stream() {
            return "function:" + code;
        }
    }

    /** Names a code of one of the two economic classifications. */
    record EconomicCodeDescribed(
            EconomicScheme scheme,
            EconomicCode code,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn)
            implements ReferenceEvent {
        @Override
        public String stream() {
            return "economic:" + scheme + ":" + code;
        }
    }
}
