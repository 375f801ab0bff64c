-- Of each status but PAID, which most payments have from the first or soon, the payments in order. A payment that is
-- recorded as paid never enters it.
CREATE INDEX disbursement_unpaid ON query.disbursement (generation, status, position) WHERE status <> 'PAID';
DROP INDEX query.disbursement_waiting;
