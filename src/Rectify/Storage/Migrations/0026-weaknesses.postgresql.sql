-- A finding is of a vulnerability, or of a check behind which no vulnerability stands.
ALTER TABLE findings ALTER COLUMN vulnerability_id DROP NOT NULL;
ALTER TABLE findings ALTER COLUMN verdict DROP NOT NULL; -- null where no advisory was asked
ALTER TABLE findings ALTER COLUMN reason DROP NOT NULL;
ALTER TABLE findings ADD COLUMN check_key $text$; -- where no vulnerability stands behind it: the check as it is compared
ALTER TABLE findings ADD COLUMN scanned $integer$ NOT NULL DEFAULT 0; -- 1: a scanner's report says so; 0: matching does

-- Identity: asset, place and check, stable across scans. Where a vulnerability stands behind it, the vulnerability is the check.
ALTER TABLE findings DROP CONSTRAINT findings_asset_place_key_vulnerability_id_key;
CREATE UNIQUE INDEX findings_by_identity ON findings (asset, place_key, COALESCE(vulnerability_id, check_key));

-- What the checks are that findings without a vulnerability are of, as their makers describe them: once each, however many places they found something in.
CREATE TABLE checks (
    check_key   $text$ NOT NULL PRIMARY KEY,
    name        $text$ NOT NULL, -- scheme:id
    title       $text$ NOT NULL,
    description $text$ NOT NULL,
    solution    $text$ NOT NULL,
    weaknesses  $text$ NOT NULL, -- CWE ids with a space between them
    stated_at   $integer$ NOT NULL -- when whoever described it so did
) $table$;
