-- Who had facts posted once more beside the live generation, to be compared with it and thrown away; how far that has
-- come, and what differed. Its jobs are numbered with the rebuilds: either claims the other generation by its number.
CREATE TABLE query.replay (
    job          bigint      NOT NULL DEFAULT nextval('query.rebuild_job_seq'),
    state        text        COLLATE "C" NOT NULL,
    phase        text        COLLATE "C" NOT NULL,
    fiscal_year  smallint,             -- of the lines that are replayed; none: all of them
    key          text        COLLATE "C", -- of the one line that is; none: all of the year
    known_at     text,                 -- up to when, as it was asked; none: everything known when it began
    up_to        bigint      NOT NULL, -- the last fact that counts
    position     bigint      NOT NULL, -- how many facts are posted
    goal         bigint      NOT NULL, -- how many there are
    started_by   text        NOT NULL,
    started_at   timestamptz NOT NULL,
    told_at      timestamptz NOT NULL, -- when this was written
    ended_at     timestamptz,
    cancelled_by text,                 -- who asked for its end
    differences  bigint,               -- none: not compared
    CONSTRAINT replay_key PRIMARY KEY (job),
    CONSTRAINT replay_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    CONSTRAINT replay_phase CHECK (phase IN ('POSTING', 'COMPARING', 'CLEARING')),
    CONSTRAINT replay_extent CHECK (key IS NULL OR fiscal_year IS NOT NULL),
    CONSTRAINT replay_ended CHECK ((state = 'RUNNING') = (ended_at IS NULL)),
    CONSTRAINT replay_compared CHECK (state <> 'DONE' OR differences IS NOT NULL)
);

-- The first differences of each. What is kept otherwise: sums with an amount, rows and states with a word; none of either:
-- it is not there.
CREATE TABLE query.replay_difference (
    job            bigint   NOT NULL,
    rank           smallint NOT NULL,
    kept           text     COLLATE "C" NOT NULL, -- where
    fiscal_year    smallint NOT NULL,
    key            text     COLLATE "C",          -- of the line; none: it is about the year
    measure        smallint,
    effective      date,
    subject        text     COLLATE "C",          -- such as a payment
    live_fen       numeric,
    replayed_fen   numeric,
    live_state     text,
    replayed_state text,
    position       bigint,                        -- the first fact from which it differs; none: its journal does not
    CONSTRAINT replay_difference_key PRIMARY KEY (job, rank),
    CONSTRAINT replay_difference_job FOREIGN KEY (job) REFERENCES query.replay
);

GRANT USAGE ON SEQUENCE query.rebuild_job_seq TO "${application}";
GRANT SELECT, INSERT, UPDATE ON query.replay TO "${application}";
GRANT SELECT, INSERT ON query.replay_difference TO "${application}";
