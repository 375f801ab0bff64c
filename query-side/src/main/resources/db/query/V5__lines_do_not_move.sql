-- How far a line has come is in the log, for who asks about one line. Kept here, each payment changed its line's row.
ALTER TABLE query.line DROP COLUMN last_sequence;
