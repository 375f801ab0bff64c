-- The last exemption of each adjustment is looked up. Without this, all of the line were read for each of them.
CREATE INDEX adjustment_exemption ON query.adjustment (generation, line_no, adjustment, position)
    WHERE step IN ('EXEMPTED', 'COUNTED');
