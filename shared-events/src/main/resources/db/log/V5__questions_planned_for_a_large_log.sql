-- What is asked about many keys or streams at once, with one look into an index for each. A plan that was made while the
-- log was small may read whole tables or indexes, and a connection keeps it until somebody looks at the tables again: the
-- first large import of a new installation would read the log from end to end for each key. So these questions are
-- planned without their values, on indexes, and OFFSET 0 keeps the planner from turning them into joins.
CREATE FUNCTION log.rows_of(of_kind smallint, of_keys text[]) RETURNS SETOF log.register
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
BEGIN
    IF current_setting('server_version_num')::integer >= 170000 THEN
        -- All of them in one pass over the index, for a quarter of the cost. Older servers may take the kind alone for
        -- the index and compare each of its rows with all keys.
        RETURN QUERY SELECT * FROM log.register WHERE kind = of_kind AND key = ANY (of_keys);
    ELSE
        RETURN QUERY
        SELECT found.* FROM unnest(of_keys) AS asked
        CROSS JOIN LATERAL (SELECT * FROM log.register WHERE kind = of_kind AND key = asked OFFSET 0) AS found;
    END IF;
END
$$;

-- Those of the keys, each in a round, that are taken.
CREATE FUNCTION log.taken(kinds smallint[], keys text[], rounds integer[])
    RETURNS TABLE (taken_kind smallint, taken_key text, taken_round integer)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
BEGIN
    RETURN QUERY
    SELECT asked.kind, asked.key, asked.round FROM unnest(kinds, keys, rounds) AS asked(kind, key, round)
    WHERE EXISTS (SELECT 1 FROM log.register
                  WHERE register.kind = asked.kind AND register.key = asked.key AND register.round = asked.round
                  OFFSET 0);
END
$$;

-- The newest sequence of each stream, null for one without facts.
CREATE FUNCTION log.heads(streams text[]) RETURNS TABLE (head_of text, head bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
BEGIN
    RETURN QUERY
    SELECT asked, (SELECT max(sequence) FROM log.event WHERE event.stream = asked) FROM unnest(streams) AS asked;
END
$$;

-- Those of the streams that have come as far as a sequence.
CREATE FUNCTION log.reaching(streams text[], far bigint) RETURNS SETOF text
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
AS $$
BEGIN
    RETURN QUERY
    SELECT asked FROM unnest(streams) AS asked
    WHERE EXISTS (SELECT 1 FROM log.event WHERE event.stream = asked AND event.sequence = far OFFSET 0);
END
$$;

REVOKE ALL ON FUNCTION log.rows_of, log.taken, log.heads, log.reaching FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log.rows_of, log.taken, log.heads, log.reaching TO "${application}";
