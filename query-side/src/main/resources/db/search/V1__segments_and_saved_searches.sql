-- What facts are found by, in segments of 8,192 positions; written once each by a consumer of its own behind the log.
-- All of it but the saved searches can be made anew from the log.

-- Which version of the program made the segments. A newer one makes them anew; whoever sets 0 asks for that.
CREATE TABLE search.made (
    only_one boolean NOT NULL DEFAULT true,
    version  integer NOT NULL,
    CONSTRAINT made_key PRIMARY KEY (only_one),
    CONSTRAINT made_once CHECK (only_one)
);

INSERT INTO search.made (version) VALUES (0);

-- Number n holds the positions from n * 8192 + 1 on, one after the other.
CREATE TABLE search.segment (
    number   integer NOT NULL,
    amounts  bytea   NOT NULL, -- in fen, 8 bytes each
    days     bytea   NOT NULL, -- since 1970-01-01, 4 bytes each
    imported bytea   NOT NULL, -- a bit each
    CONSTRAINT segment_number PRIMARY KEY (number)
);

-- The texts that a segment's facts have in one of their fields, and which of them each fact has.
CREATE TABLE search.field (
    number     integer  NOT NULL,
    field      smallint NOT NULL,
    dictionary bytea    NOT NULL, -- in order, each written as what differs from the one before
    codes      bytea    NOT NULL, -- 1 or 2 bytes each; 0: none
    CONSTRAINT field_key PRIMARY KEY (number, field)
);

ALTER TABLE search.segment ALTER COLUMN amounts SET STORAGE EXTERNAL, ALTER COLUMN days SET STORAGE EXTERNAL;
ALTER TABLE search.field ALTER COLUMN dictionary SET STORAGE EXTERNAL, ALTER COLUMN codes SET STORAGE EXTERNAL;

-- To which unit and project a line belongs, from a day on.
CREATE TABLE search.described (
    line      text   COLLATE "C" NOT NULL,
    position  bigint NOT NULL,
    effective date   NOT NULL,
    unit      text   COLLATE "C" NOT NULL,
    project   text   COLLATE "C",
    CONSTRAINT described_key PRIMARY KEY (line, position)
);

-- What a person searches for again and again. It is in no log.
CREATE TABLE search.saved (
    owner    text        NOT NULL,
    name     text        NOT NULL,
    query    text        NOT NULL,
    saved_at timestamptz NOT NULL,
    CONSTRAINT saved_key PRIMARY KEY (owner, name)
);

GRANT USAGE ON SCHEMA search TO "${application}";
GRANT SELECT, UPDATE ON search.made TO "${application}";
GRANT SELECT, INSERT, DELETE ON search.segment, search.field, search.described TO "${application}";
GRANT SELECT, INSERT, UPDATE, DELETE ON search.saved TO "${application}";
