-- An append is one call and one round trip: the lock, the positions, the facts and their register rows. Each statement
-- of a volatile function sees what was committed before it began, so what comes after the lock sees every other writer.
-- The days are counted from 1970-01-01; a register row belongs to the fact at its ordinal, counted from 1.
CREATE FUNCTION log.append(
    streams text[], sequences bigint[], types text[], versions smallint[], payloads bytea[], metadatas bytea[],
    days integer[], actors text[], imports boolean[],
    row_ordinals integer[], kinds smallint[], keys text[], rounds integer[], subjects text[], amounts bigint[],
    OUT first_position bigint, OUT recorded timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    newest log.event.recorded_at%TYPE;
BEGIN
    PERFORM pg_advisory_xact_lock(18706422554784852); -- the same on every node
    SELECT position + 1, recorded_at INTO first_position, newest FROM log.event ORDER BY position DESC LIMIT 1;
    first_position := coalesce(first_position, 1);
    recorded := greatest(clock_timestamp(), newest);
    INSERT INTO log.event (position, stream, sequence, type, version, payload, metadata, effective, recorded_at, actor,
                           imported)
    SELECT first_position - 1 + ordinal, stream, sequence, type, version, payload, metadata, date '1970-01-01' + day,
           recorded, actor, imported
    FROM unnest(streams, sequences, types, versions, payloads, metadatas, days, actors, imports)
         WITH ORDINALITY AS draft(stream, sequence, type, version, payload, metadata, day, actor, imported, ordinal);
    IF cardinality(kinds) > 0 THEN
        INSERT INTO log.register (kind, key, round, stream, position, subject, amount_fen, effective)
        SELECT kind, key, round, streams[ordinal], first_position - 1 + ordinal, subject, amount,
               date '1970-01-01' + days[ordinal]
        FROM unnest(row_ordinals, kinds, keys, rounds, subjects, amounts)
             AS own(ordinal, kind, key, round, subject, amount);
    END IF;
END
$$;

REVOKE ALL ON FUNCTION log.append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log.append TO "${application}";
