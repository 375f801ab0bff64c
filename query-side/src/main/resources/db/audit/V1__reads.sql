-- What auditors were given, and what anybody took away. Nothing in it is ever updated or deleted, and the application's
-- role may not.
CREATE TABLE audit.read (
    number   bigint      GENERATED ALWAYS AS IDENTITY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    who      text        COLLATE "C" NOT NULL,
    method   text        COLLATE "C" NOT NULL,
    path     text        COLLATE "C" NOT NULL, -- still encoded
    query    text        COLLATE "C",          -- still encoded, without secrets
    status   smallint    NOT NULL,
    exported text        COLLATE "C",          -- the name of the file
    position bigint,                           -- the last fact that counts in it
    rows     bigint,                           -- how many it has
    request  text        COLLATE "C" NOT NULL, -- its id in the log of operations
    CONSTRAINT read_number PRIMARY KEY (number),
    CONSTRAINT read_exported CHECK ((exported IS NULL) = (position IS NULL) AND (exported IS NOT NULL OR rows IS NULL)),
    CONSTRAINT read_short CHECK (length(method) <= 20 AND length(path) <= 2000 AND length(query) <= 2000)
);

CREATE INDEX read_who ON audit.read (who, number);
CREATE INDEX read_at ON audit.read (at);

GRANT USAGE ON SCHEMA audit TO "${application}";
GRANT SELECT, INSERT ON audit.read TO "${application}";
