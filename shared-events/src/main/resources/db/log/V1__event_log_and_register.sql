-- The log of facts. Rows are inserted under one advisory lock, so that position order is commit order and there are
-- no holes; nothing is ever updated or deleted, and the application's role may not.
CREATE TABLE log.event (
    position    bigint      NOT NULL,
    stream      text        COLLATE "C" NOT NULL,
    sequence    bigint      NOT NULL,
    type        text        COLLATE "C" NOT NULL,
    version     smallint    NOT NULL,
    payload     bytea       NOT NULL,
    metadata    bytea       NOT NULL,
    effective   date        NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor       text        NOT NULL,
    imported    boolean     NOT NULL,
    CONSTRAINT event_position PRIMARY KEY (position),
    CONSTRAINT event_sequence UNIQUE (stream, sequence),
    CONSTRAINT event_counts_from CHECK (position >= 1 AND sequence >= 0)
);

-- Derived from the facts and their metadata by the append that stores them: what must be unique, and what a refund
-- must know of its payment.
CREATE TABLE log.register (
    kind       smallint NOT NULL,
    key        text     COLLATE "C" NOT NULL,
    round      integer  NOT NULL,
    stream     text     COLLATE "C" NOT NULL,
    position   bigint   NOT NULL,
    subject    text     COLLATE "C",
    amount_fen bigint   NOT NULL,
    effective  date     NOT NULL,
    CONSTRAINT register_key PRIMARY KEY (kind, key, round)
);

CREATE INDEX register_subject ON log.register (kind, subject) WHERE subject IS NOT NULL;

GRANT USAGE ON SCHEMA log TO "${application}";
GRANT SELECT, INSERT ON log.event, log.register TO "${application}";
