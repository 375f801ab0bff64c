-- When a line was first known to exist, and from which day, is what its descriptions say: the first of them is recorded
-- with its opening, and another one with money that counts from an earlier day.
ALTER TABLE query.line DROP COLUMN opened_position;
COMMENT ON COLUMN query.line.opened IS 'The day it exists from; empty for a line that is only named.';
