-- The state of long lines, so that they open without all their facts. A row is only believed if its hash is right and
-- the log has the fact it claims to follow; it can be deleted at any time, and is made again from the facts.
CREATE TABLE command.line_state (
    stream   text     COLLATE "C" NOT NULL,
    sequence bigint   NOT NULL, -- of the last fact in it
    position bigint   NOT NULL, -- of the same fact
    version  smallint NOT NULL, -- of the form of the state
    state    bytea    NOT NULL,
    hash     bytea    NOT NULL,
    CONSTRAINT line_state_stream PRIMARY KEY (stream)
);

GRANT SELECT, INSERT, UPDATE ON command.line_state TO "${application}";
