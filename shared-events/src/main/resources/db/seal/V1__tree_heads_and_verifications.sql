-- The tree of hashes over the log (RFC 6962), written by a consumer of its own a moment after the facts. Nothing in it
-- is ever updated or deleted, and the application's role may not.

-- Whose log it is. A copy keeps the name, another log has another.
CREATE TABLE seal.log (
    name text COLLATE "C" NOT NULL,
    CONSTRAINT log_name PRIMARY KEY (name)
);

INSERT INTO seal.log (name) VALUES ('budget-trail-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12));

-- Hashes side by side. Level 0 are the leaves, one for each position from 1 on; a hash of the next level is the root of
-- 256 of the one below. A tile is 256 of them; it comes in parts, as the log grew.
CREATE TABLE seal.part (
    level  smallint NOT NULL,
    tile   bigint   NOT NULL,
    start  smallint NOT NULL, -- of the first hash in its tile, from 0
    hashes bytea    NOT NULL,
    CONSTRAINT part_key PRIMARY KEY (level, tile, start),
    CONSTRAINT part_whole CHECK (octet_length(hashes) > 0 AND octet_length(hashes) % 32 = 0
                                 AND start * 32 + octet_length(hashes) <= 8192)
);

ALTER TABLE seal.part ALTER COLUMN hashes SET STORAGE EXTERNAL; -- Hashes do not become smaller.

-- What was signed: so many facts had this root. The note is a C2SP checkpoint.
CREATE TABLE seal.head (
    size      bigint      NOT NULL,
    root      bytea       NOT NULL,
    note      text        NOT NULL,
    sealed_at timestamptz NOT NULL,
    CONSTRAINT head_size PRIMARY KEY (size)
);

-- Who recomputed the log, how far that has come, and what was found.
CREATE TABLE seal.verification (
    job           bigint      GENERATED ALWAYS AS IDENTITY,
    state         text        COLLATE "C" NOT NULL,
    from_position bigint      NOT NULL,
    position      bigint      NOT NULL,
    goal          bigint      NOT NULL,
    sealed        bigint      NOT NULL, -- how many facts the newest head covers
    started_by    text        NOT NULL,
    started_at    timestamptz NOT NULL,
    told_at       timestamptz NOT NULL,
    ended_at      timestamptz,
    cancelled_by  text,
    faults        bigint      NOT NULL, -- how many were found; the first of them are kept
    CONSTRAINT verification_key PRIMARY KEY (job),
    CONSTRAINT verification_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT verification_ended CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);

CREATE TABLE seal.fault (
    job            bigint  NOT NULL REFERENCES seal.verification,
    number         integer NOT NULL,
    kind           text    COLLATE "C" NOT NULL,
    first_position bigint  NOT NULL,
    last_position  bigint  NOT NULL,
    CONSTRAINT fault_key PRIMARY KEY (job, number)
);

GRANT USAGE ON SCHEMA seal TO "${application}";
GRANT SELECT ON seal.log TO "${application}";
GRANT SELECT, INSERT ON seal.part, seal.head, seal.fault TO "${application}";
GRANT SELECT, INSERT, UPDATE ON seal.verification TO "${application}";
