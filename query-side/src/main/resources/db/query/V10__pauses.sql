-- Who let a rebuild or a replay rest, since when, and for how long it has rested before: its speed does not count that.
ALTER TABLE query.rebuild
    ADD COLUMN paused_by text,
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN paused_ms bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT rebuild_state,
    DROP CONSTRAINT rebuild_ended,
    ADD CONSTRAINT rebuild_state CHECK (state IN ('RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED')),
    ADD CONSTRAINT rebuild_ended CHECK ((state IN ('RUNNING', 'PAUSED')) = (ended_at IS NULL)),
    ADD CONSTRAINT rebuild_paused CHECK ((state = 'PAUSED') = (paused_at IS NOT NULL));

ALTER TABLE query.replay
    ADD COLUMN paused_by text,
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN paused_ms bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT replay_state,
    DROP CONSTRAINT replay_ended,
    ADD CONSTRAINT replay_state CHECK (state IN ('RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED')),
    ADD CONSTRAINT replay_ended CHECK ((state IN ('RUNNING', 'PAUSED')) = (ended_at IS NULL)),
    ADD CONSTRAINT replay_paused CHECK ((state = 'PAUSED') = (paused_at IS NOT NULL));
