package budgettrail.log;

import budgettrail.event.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Turns facts and their metadata into the bytes the log stores, and back. */
public final class Codec {
    private final JsonMapper json = FactJson.mapper();
    private final Reader<Metadata> ofMetadata = new Reader<>(Metadata.class);

    /** Made once each: to find out how a type is read takes longer than to read it. */
    private final Map<Class<? extends Fact>, Reader<? extends Fact>> readers =
            new ConcurrentHashMap<>();

    /** First as it is written; whatever is not, strictly. */
    private final class Reader<T> {
        private final @Nullable AsWritten<T> asWritten;
        private final ObjectReader strict;

        Reader(Class<T> type) {
            asWritten = AsWritten.of(type).orElse(null);
            strict = json.readerFor(type);
        }

        T read(byte[] bytes) {
            var read = asWritten == null ? null : asWritten.read(bytes);
            return read == null ? strict.readValue(bytes) : read;
        }
    }

    /** The stored name of the fact's type. */
    public String type(Fact fact) {
        return FactTypes.name(fact.getClass());
    }

    /** The version the fact is written with. */
    public short version() {
        return FactTypes.VERSION;
    }

    public byte[] encode(Fact fact) {
        return json.writeValueAsBytes(fact);
    }

    public byte[] encode(Metadata metadata) {
        return json.writeValueAsBytes(metadata);
    }

    /** The fact behind the bytes; an {@link UndecodableFact} if this program cannot read it. */
    public Fact decode(String type, short version, byte[] payload) {
        try {
            return reader(FactTypes.type(type, version)).read(payload);
        } catch (JacksonException e) {
            throw new UndecodableFact("The payload is no " + type + " version " + version, e);
        }
    }

    private Reader<? extends Fact> reader(Class<? extends Fact> type) {
        var known = readers.get(type);
        return known == null ? readers.computeIfAbsent(type, Reader::new) : known;
    }

    public Metadata metadata(byte[] metadata) {
        try {
            return ofMetadata.read(metadata);
        } catch (JacksonException e) {
            throw new UndecodableFact("The metadata cannot be read", e);
        }
    }
}
