-- What the facts add up to. Everything here can be made again from the log: it is kept twice (generation 0 and 1),
-- one is read and followed, the other is free to be filled by a rebuild. Amounts are in fen.
-- A ledger column could be put in front of every key.

CREATE TABLE query.generation (
    generation  smallint NOT NULL,
    position    bigint   NOT NULL, -- the last fact of the log that it holds
    CONSTRAINT generation_key PRIMARY KEY (generation),
    CONSTRAINT generation_two CHECK (generation IN (0, 1))
);

-- One row: the generation that is read and followed.
CREATE TABLE query.live (
    one        boolean  NOT NULL DEFAULT true,
    generation smallint NOT NULL,
    CONSTRAINT live_one PRIMARY KEY (one),
    CONSTRAINT live_only_one CHECK (one),
    CONSTRAINT live_generation FOREIGN KEY (generation) REFERENCES query.generation
);

INSERT INTO query.generation VALUES (0, 0), (1, 0);
INSERT INTO query.live VALUES (true, 0);

CREATE SEQUENCE query.line_no;

-- opened is the day it exists from; empty for a line that is only named, as the other line of a virement. When a line
-- was first known to exist is what its descriptions say: the first is recorded with its opening, and another one with
-- money that counts from an earlier day.
CREATE TABLE query.line (
    generation      smallint NOT NULL,
    line_no         bigint   NOT NULL DEFAULT nextval('query.line_no'),
    fiscal_year     smallint NOT NULL,
    key             text     COLLATE "C" NOT NULL,
    opened          date,
    last_sequence   bigint,
    parked_reason   text,
    parked_position bigint,
    CONSTRAINT line_number PRIMARY KEY (generation, line_no),
    CONSTRAINT line_key UNIQUE (generation, fiscal_year, key)
);

-- What a line is for, from a day on. Of two rows of one day, the later position counts.
CREATE TABLE query.line_description (
    generation               smallint NOT NULL,
    fiscal_year              smallint NOT NULL,
    line_no                  bigint   NOT NULL,
    effective                date     NOT NULL,
    position                 bigint   NOT NULL,
    unit                     text     COLLATE "C" NOT NULL,
    function                 text     COLLATE "C" NOT NULL,
    kind                     text     COLLATE "C" NOT NULL,
    category                 text,
    project                  text     COLLATE "C",
    department_economic      text     COLLATE "C",
    government_economic      text     COLLATE "C",
    fund                     text     COLLATE "C" NOT NULL,
    fiscal_appropriation_fen bigint,
    procurement              boolean  NOT NULL,
    CONSTRAINT line_description_key PRIMARY KEY (generation, fiscal_year, line_no, effective, position)
);

-- What units, projects and codes are called, from a day on. kind: UNIT, PROJECT, FUNCTION, ECONOMIC_DEPARTMENT,
-- ECONOMIC_GOVERNMENT. parent belongs to units, category to projects.
CREATE TABLE query.code_description (
    generation smallint NOT NULL,
    kind       text     COLLATE "C" NOT NULL,
    code       text     COLLATE "C" NOT NULL,
    effective  date     NOT NULL,
    position   bigint   NOT NULL,
    name_zh    text     NOT NULL,
    name_en    text,
    parent     text     COLLATE "C",
    category   text,
    CONSTRAINT code_description_key PRIMARY KEY (generation, kind, code, effective, position)
);

-- The journal. Insert only.
CREATE TABLE query.posting (
    generation  smallint NOT NULL,
    position    bigint   NOT NULL,
    measure     smallint NOT NULL,
    line_no     bigint   NOT NULL,
    fiscal_year smallint NOT NULL,
    effective   date     NOT NULL,
    amount_fen  bigint   NOT NULL,
    peer_no     bigint,
    CONSTRAINT posting_key PRIMARY KEY (generation, position, measure)
);

-- Virements received: the second legs, which a scope that holds both lines must not count again.
CREATE INDEX posting_received ON query.posting (generation, fiscal_year, line_no)
    WHERE peer_no IS NOT NULL AND measure IN (5, 9);

CREATE INDEX posting_line ON query.posting (generation, line_no, position);

CREATE TABLE query.balance (
    generation  smallint NOT NULL,
    fiscal_year smallint NOT NULL,
    line_no     bigint   NOT NULL,
    measure     smallint NOT NULL,
    amount_fen  bigint   NOT NULL,
    CONSTRAINT balance_key PRIMARY KEY (generation, fiscal_year, line_no, measure)
);

CREATE TABLE query.daily (
    generation  smallint NOT NULL,
    fiscal_year smallint NOT NULL,
    line_no     bigint   NOT NULL,
    measure     smallint NOT NULL,
    effective   date     NOT NULL,
    amount_fen  bigint   NOT NULL,
    CONSTRAINT daily_key PRIMARY KEY (generation, fiscal_year, line_no, measure, effective)
);

-- The last day any posting of the year counts from: an as-of day not before it needs no daily sums.
CREATE TABLE query.year (
    generation     smallint NOT NULL,
    fiscal_year    smallint NOT NULL,
    last_effective date     NOT NULL,
    CONSTRAINT year_key PRIMARY KEY (generation, fiscal_year)
);

CREATE TABLE query.disbursement (
    generation   smallint NOT NULL,
    disbursement text     COLLATE "C" NOT NULL,
    position     bigint   NOT NULL,
    fiscal_year  smallint NOT NULL,
    line_no      bigint   NOT NULL,
    effective    date     NOT NULL,
    amount_fen   bigint   NOT NULL,
    unit         text     COLLATE "C" NOT NULL,
    voucher      text     COLLATE "C" NOT NULL,
    payee        text     NOT NULL,
    commitment   text     COLLATE "C",
    corrects     text     COLLATE "C",
    reason       text,
    status       text     COLLATE "C" NOT NULL, -- the one known now
    CONSTRAINT disbursement_key PRIMARY KEY (generation, disbursement)
);

CREATE INDEX disbursement_year ON query.disbursement (generation, fiscal_year, position);
CREATE INDEX disbursement_line ON query.disbursement (generation, line_no, position);
CREATE INDEX disbursement_waiting ON query.disbursement (generation, status, position)
    WHERE status IN ('REQUESTED', 'APPROVED');

-- What became of it, step by step. Insert only; status and refunds of any moment come from here.
CREATE TABLE query.disbursement_step (
    generation   smallint NOT NULL,
    disbursement text     COLLATE "C" NOT NULL,
    position     bigint   NOT NULL,
    step         text     COLLATE "C" NOT NULL,
    effective    date     NOT NULL,
    amount_fen   bigint   NOT NULL,
    actor        text     NOT NULL,
    recorded_at  timestamptz NOT NULL,
    reference    text, -- a refund's id, the correcting payment
    reason       text,
    CONSTRAINT disbursement_step_key PRIMARY KEY (generation, disbursement, position)
);

-- Supplements, reductions and virement legs, and the exemptions that mark them. Insert only.
CREATE TABLE query.adjustment (
    generation  smallint NOT NULL,
    position    bigint   NOT NULL,
    fiscal_year smallint NOT NULL,
    line_no     bigint   NOT NULL,
    adjustment  text     COLLATE "C" NOT NULL,
    step        text     COLLATE "C" NOT NULL, -- SUPPLEMENT, REDUCTION, VIREMENT_OUT, VIREMENT_IN, EXEMPTED, COUNTED
    effective   date     NOT NULL,
    amount_fen  bigint   NOT NULL,
    peer_no     bigint,
    statutory   boolean  NOT NULL,
    document    text,
    reason      text,
    ground      text,
    actor       text     NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT adjustment_key PRIMARY KEY (generation, position)
);

CREATE INDEX adjustment_line ON query.adjustment (generation, line_no, position);

-- Facts that could not be posted, and all later facts of their lines.
CREATE TABLE query.parked (
    generation  smallint NOT NULL,
    position    bigint   NOT NULL,
    fiscal_year smallint NOT NULL,
    key         text     COLLATE "C" NOT NULL,
    reason      text     NOT NULL,
    CONSTRAINT parked_key PRIMARY KEY (generation, position)
);

-- Axon's position of each processor.
CREATE TABLE query.token (
    processor text     NOT NULL,
    segment   integer  NOT NULL,
    token     bytea,
    type      text,
    stamp     text     NOT NULL,
    owner     text,
    CONSTRAINT token_key PRIMARY KEY (processor, segment)
);

GRANT USAGE ON SCHEMA query TO "${application}";
GRANT SELECT, INSERT, UPDATE, DELETE ON query.generation, query.live, query.line, query.line_description,
    query.code_description, query.posting, query.balance, query.daily, query.year, query.disbursement,
    query.disbursement_step, query.adjustment, query.parked, query.token TO "${application}";
GRANT USAGE ON SEQUENCE query.line_no TO "${application}";
