-- When what a rebuild made became live: from then on nobody can undo it. None: it did not, or it is of before this column.
ALTER TABLE query.rebuild ADD COLUMN live_at timestamptz;
