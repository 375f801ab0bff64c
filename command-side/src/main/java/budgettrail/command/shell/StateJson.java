package budgettrail.command.shell;

import budgettrail.command.line.Closed;
import budgettrail.command.line.LineState;
import budgettrail.command.line.Open;
import budgettrail.command.line.Unopened;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.FactJson;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The state of a line as bytes, and back. */
final class StateJson {
    /**
     * The form of the bytes and the meaning of the fold. To be raised whenever either changes:
     * states kept in another version are made again.
     */
    static final short VERSION = 1;

    private static final JsonMapper JSON =
            FactJson.mapper().rebuild().addModule(keysOfMaps()).build();

    /** One of them is there. */
    private record Kept(@Nullable Open open, @Nullable Closed closed) {}

    private StateJson() {}

    static byte[] write(LineState state) {
        return JSON.writeValueAsBytes(
                switch (state) {
                    case Open open -> new Kept(open, null);
                    case Closed closed -> new Kept(null, closed);
                    case Unopened _ -> throw new IllegalArgumentException("Nothing to keep");
                });
    }

    static LineState read(byte[] state) {
        var kept = JSON.readValue(state, Kept.class);
        return kept.open() == null ? Objects.requireNonNull(kept.closed()) : kept.open();
    }

    private static SimpleModule keysOfMaps() {
        var module = new SimpleModule("budgettrail.keys");
        key(module, FiscalYear.class, it -> new FiscalYear(Integer.parseInt(it)));
        key(module, CommitmentId.class, CommitmentId::new);
        key(module, DisbursementId.class, DisbursementId::new);
        key(module, AdjustmentId.class, AdjustmentId::new);
        return module;
    }

    private static <K> void key(SimpleModule module, Class<K> type, Function<String, K> read) {
        module.addKeySerializer(type, new Writer<>(type));
        module.addKeyDeserializer(
                type,
                new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) {
                        return read.apply(key);
                    }
                });
    }

    private static final class Writer<K> extends StdSerializer<K> {
        Writer(Class<K> type) {
            super(type);
        }

        @Override
        public void serialize(K key, JsonGenerator json, SerializationContext context) {
            json.writeName(key.toString());
        }
    }
}
