-- Only refunds are asked for by what they name. The subjects of payments and virements need no index: each payment
-- would pay for it.
DROP INDEX log.register_subject;
CREATE INDEX register_refunds ON log.register (subject) WHERE kind = 5;
