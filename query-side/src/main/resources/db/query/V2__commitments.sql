-- What became of each contract, step by step. Insert only. PAID is negative where a payment under it was reversed.
CREATE TABLE query.commitment_step (
    generation  smallint NOT NULL,
    position    bigint   NOT NULL,
    fiscal_year smallint NOT NULL,
    line_no     bigint   NOT NULL,
    commitment  text     COLLATE "C" NOT NULL,
    step        text     COLLATE "C" NOT NULL, -- PLACED, REVISED, RELEASED, REOPENED, PAID
    effective   date     NOT NULL,
    amount_fen  bigint   NOT NULL,
    payee       text,
    document    text,
    reason      text,
    CONSTRAINT commitment_step_key PRIMARY KEY (generation, position)
);

CREATE INDEX commitment_step_line ON query.commitment_step (generation, line_no, position);

GRANT SELECT, INSERT, UPDATE, DELETE ON query.commitment_step TO "${application}";

-- The views hold no contracts yet, so all of them are made again from the log at this start.
TRUNCATE query.posting, query.balance, query.daily, query.year, query.line_description, query.line,
    query.code_description, query.disbursement_step, query.disbursement, query.adjustment, query.parked, query.token;
UPDATE query.generation SET position = 0;
