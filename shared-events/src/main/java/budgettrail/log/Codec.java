package budgettrail.log;

import budgettrail.event.Fact;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns facts and their metadata into the bytes the log stores, and back. */
public final class Codec {
    private final JsonMapper json = FactJson.mapper();

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
            return json.readValue(payload, FactTypes.type(type, version));
        } catch (JacksonException e) {
            throw new UndecodableFact("The payload is no " + type + " version " + version, e);
        }
    }

    public Metadata metadata(byte[] metadata) {
        try {
            return json.readValue(metadata, Metadata.class);
        } catch (JacksonException e) {
            throw new UndecodableFact("The metadata cannot be read", e);
        }
    }
}
