-- The first step of a payment is in its own row: most have no other, and each row costs as much as the payment's.
ALTER TABLE query.disbursement
    ADD COLUMN first_step  text COLLATE "C",
    ADD COLUMN actor       text,
    ADD COLUMN recorded_at timestamptz;

-- What is not live may have been left half emptied. A rebuild empties it anyway.
DELETE FROM query.disbursement_step WHERE generation <> (SELECT generation FROM query.live);
DELETE FROM query.disbursement WHERE generation <> (SELECT generation FROM query.live);

UPDATE query.disbursement d SET first_step = s.step, actor = s.actor, recorded_at = s.recorded_at
FROM query.disbursement_step s
WHERE s.generation = d.generation AND s.disbursement = d.disbursement AND s.position = d.position;

DELETE FROM query.disbursement_step s USING query.disbursement d
WHERE s.generation = d.generation AND s.disbursement = d.disbursement AND s.position = d.position;

ALTER TABLE query.disbursement
    ALTER COLUMN first_step SET NOT NULL,
    ALTER COLUMN actor SET NOT NULL,
    ALTER COLUMN recorded_at SET NOT NULL;

COMMENT ON TABLE query.disbursement_step IS 'What became of a payment after its first step. Insert only.';

-- A node of an older version, if one still runs, shall fail where it begins, and not park payments that lack their step.
ALTER TABLE query.generation RENAME COLUMN stretch_length TO positions_per_stretch;
