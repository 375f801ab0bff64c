package budgettrail.log;

import budgettrail.event.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Turns facts and their metadata into the bytes the log stores, and back. */
public final class Codec {
    private final JsonMapper json = FactJson.mapper();
    private final ObjectReader ofMetadata = json.readerFor(Metadata.class);

    /** Made once each: to find out how a type is read takes longer than to read it. */
    private final Map<Class<? extends Fact>, ObjectReader> readers = new ConcurrentHashMap<>();

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
            return readers.computeIfAbsent(FactTypes.type(type, version), json::readerFor)
                    .readValue(payload);
        } catch (JacksonException e) {
            throw new UndecodableFact("The payload is no " + type + " version " + version, e);
        }
    }

    public Metadata metadata(byte[] metadata) {
        try {
            return ofMetadata.readValue(metadata);
        } catch (JacksonException e) {
            throw new UndecodableFact("The metadata cannot be read", e);
        }
    }
}
