-- Imports in progress and done. A row is written before the first fact of its import, so that an import that was cut
-- off is ended at the next start from what the row holds alone.
CREATE TABLE command.import_job (
    id              text        NOT NULL,
    number          bigint      GENERATED ALWAYS AS IDENTITY, -- the order in which they began
    actor           text        NOT NULL,
    idempotency_key text        NOT NULL,
    fingerprint     text        NOT NULL,
    correlation     text,
    kind            text        NOT NULL,
    fiscal_year     integer     NOT NULL,
    history         boolean     NOT NULL,
    file            bytea       NOT NULL,
    file_format     text        NOT NULL,
    second          bytea,
    second_format   text,
    sha256          text        NOT NULL,
    decided_at      bigint      NOT NULL, -- the log's head when it was decided: names given later do not count
    encoding        text        NOT NULL,
    row_count       integer     NOT NULL,
    fact_count      integer     NOT NULL,
    control_sum     text        NOT NULL, -- yuan; 200,000 of the largest amounts exceed a bigint of fen
    status          text        NOT NULL,
    posted          integer     NOT NULL, -- commands, of those the file leads to
    position        bigint,
    error           text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CONSTRAINT import_job_id PRIMARY KEY (id),
    CONSTRAINT import_job_retry UNIQUE (actor, idempotency_key),
    CONSTRAINT import_job_status CHECK (status IN ('POSTING', 'DONE', 'STUCK'))
);

CREATE INDEX import_job_of_year ON command.import_job (fiscal_year, kind, number);

GRANT USAGE ON SCHEMA command TO "${application}";
GRANT SELECT, INSERT, UPDATE ON command.import_job TO "${application}";
