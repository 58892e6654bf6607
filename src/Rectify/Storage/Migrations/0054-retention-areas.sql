-- The rule of law below whose minimum a time of keeping may not be; null when it is the organisation's own.
ALTER TABLE retention_rules ADD COLUMN rule $text$;

-- When their files, or their rows, were erased: their time was over.
ALTER TABLE scans ADD COLUMN erased_at $integer$;
CREATE INDEX scans_by_keeping ON scans (handed_in_at) WHERE erased_at IS NULL;
ALTER TABLE imports ADD COLUMN erased_at $integer$;
CREATE INDEX imports_by_keeping ON imports (changed_at) WHERE erased_at IS NULL;

-- Cases whose handling has ended.
CREATE INDEX facts_of_ending ON facts (latest, case_id) WHERE kind = 'handlingEnded';
