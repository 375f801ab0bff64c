-- Who makes the views anew, and how far that has come. Written beside the rebuild's own transactions, so that every
-- node sees it. A running one whose node is gone holds its lock no longer, and is over.
CREATE TABLE query.rebuild (
    job          bigint      GENERATED ALWAYS AS IDENTITY,
    state        text        COLLATE "C" NOT NULL,
    position     bigint      NOT NULL, -- how many facts are posted
    goal         bigint      NOT NULL, -- how many there were when this was written
    started_by   text        NOT NULL,
    started_at   timestamptz NOT NULL,
    told_at      timestamptz NOT NULL, -- when this was written
    ended_at     timestamptz,
    cancelled_by text,                 -- who asked for its end
    CONSTRAINT rebuild_key PRIMARY KEY (job),
    CONSTRAINT rebuild_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT rebuild_ended CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);

GRANT SELECT, INSERT, UPDATE ON query.rebuild TO "${application}";

-- The last rebuild that began to fill the generation. One that was taken for dead and is not finds another here.
ALTER TABLE query.generation ADD COLUMN filled_by bigint;
