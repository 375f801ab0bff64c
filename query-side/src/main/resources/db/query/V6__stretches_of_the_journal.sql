-- The journal, summed once for each stretch of positions, so that what was known at a past position is not added up
-- posting by posting. Of level 0, stretch 0 holds the positions 1 to length, stretch 1 the next ones, … and eight of
-- one level are one of the next. A stretch is written when all its facts are posted, and then never changed. Its sums
-- may be larger than any balance.
CREATE TABLE query.stretch (
    generation  smallint NOT NULL,
    level       smallint NOT NULL,
    stretch     integer  NOT NULL,
    fiscal_year smallint NOT NULL,
    line_no     bigint   NOT NULL,
    measure     smallint NOT NULL,
    effective   date     NOT NULL,
    amount_fen  numeric  NOT NULL,
    CONSTRAINT stretch_key PRIMARY KEY (generation, level, stretch, fiscal_year, line_no, measure, effective)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON query.stretch TO "${application}";

-- How many positions a stretch of level 0 has. Shorter ones are more rows to write and to keep, longer ones more
-- postings to add up where a moment lies within one.
ALTER TABLE query.generation ADD COLUMN stretch_length integer NOT NULL DEFAULT 32768
    CONSTRAINT generation_stretch_length CHECK (stretch_length > 0);

INSERT INTO query.stretch (generation, level, stretch, fiscal_year, line_no, measure, effective, amount_fen)
SELECT generation, level, (p.position - 1) / size, fiscal_year, line_no, measure, effective, sum(amount_fen)
FROM (SELECT generation, level, size, g.position / size * size AS full_to
      FROM query.generation g CROSS JOIN generate_series(0, 9) AS level
        CROSS JOIN LATERAL (SELECT stretch_length * (8 ^ level)::bigint AS size) AS sized
      WHERE size <= g.position) AS levels
  JOIN query.posting p USING (generation)
WHERE p.position <= full_to
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 1, 2, 3, 4, 5, 6, 7;
