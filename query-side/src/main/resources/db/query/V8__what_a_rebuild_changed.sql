-- In how many balances a rebuild's new generation differed from the live one at the position of the switch. None: they
-- were not compared, or the rebuild is of before this column.
ALTER TABLE query.rebuild ADD COLUMN differences bigint
    CONSTRAINT rebuild_differences CHECK (differences >= 0);

-- The first of them, by line and measure. They stay when the generation that was live is emptied. A line is told by its
-- key: its number is another one in each generation.
CREATE TABLE query.rebuild_difference (
    job         bigint   NOT NULL,
    rank        smallint NOT NULL,
    fiscal_year smallint NOT NULL,
    key         text     COLLATE "C" NOT NULL,
    measure     smallint NOT NULL,
    live_fen    bigint   NOT NULL, -- what was shown until the switch
    remade_fen  bigint   NOT NULL, -- what the log says
    position    bigint,            -- the first posting in which their journals differ; none: in none, or not found in time
    CONSTRAINT rebuild_difference_key PRIMARY KEY (job, rank),
    CONSTRAINT rebuild_difference_job FOREIGN KEY (job) REFERENCES query.rebuild
);

GRANT SELECT, INSERT, UPDATE ON query.rebuild_difference TO "${application}";
