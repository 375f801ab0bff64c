-- These rows are changed again and again: with room on their pages they are changed in place, and no index is touched.
ALTER TABLE query.line SET (fillfactor = 75);
ALTER TABLE query.balance SET (fillfactor = 75);
ALTER TABLE query.daily SET (fillfactor = 75);
