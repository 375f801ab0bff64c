package budgettrail.log;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How facts are written as JSON: every component by its name, nulls included; amounts as yuan in a
 * string, ids as bare strings, days as ISO dates. Reading is strict: nothing unknown, nothing
 * missing, nothing coerced.
 */
public final class FactJson {
    private FactJson() {}

    /** A mapper for facts, their metadata, and whatever is made of the same words. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(words())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    /**
     * What is written as a bare string.
     *
     * @param read refuses by an {@link IllegalArgumentException}
     */
    record Word<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {
        private void addTo(SimpleModule module) {
            module.addSerializer(type, new Writer<>(type, write));
            module.addDeserializer(type, new Reader<>(type, read));
        }
    }

    static final List<Word<?>> WORDS =
            List.of(
                    new Word<>(Money.class, Money::yuan, Money::yuan),
                    new Word<>(LineId.class, LineId::toString, LineId::of),
                    new Word<>(UnitCode.class, UnitCode::value, UnitCode::new),
                    new Word<>(ProjectCode.class, ProjectCode::value, ProjectCode::new),
                    new Word<>(FunctionCode.class, FunctionCode::value, FunctionCode::new),
                    new Word<>(EconomicCode.class, EconomicCode::value, EconomicCode::new),
                    new Word<>(DisbursementId.class, DisbursementId::value, DisbursementId::new),
                    new Word<>(RefundId.class, RefundId::value, RefundId::new),
                    new Word<>(CommitmentId.class, CommitmentId::value, CommitmentId::new),
                    new Word<>(AdjustmentId.class, AdjustmentId::value, AdjustmentId::new),
                    new Word<>(VoucherNumber.class, VoucherNumber::value, VoucherNumber::new),
                    new Word<>(Actor.class, Actor::name, Actor::new),
                    new Word<>(
                            FiscalYear.class,
                            FiscalYear::toString,
                            year -> new FiscalYear(Integer.parseInt(year))));

    private static SimpleModule words() {
        var module = new SimpleModule("budgettrail");
        WORDS.forEach(word -> word.addTo(module));
        return module;
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private final Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final Function<String, T> read;

        Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(this, "a string is expected");
            }
            try {
                return read.apply(json.getString());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "%s", String.valueOf(e.getMessage()));
            }
        }
    }
}
