-- Findings follow an advisory database: up to which point of which one they do, and to which point they are being brought.
CREATE TABLE advisory_following (
    follower         $integer$ NOT NULL PRIMARY KEY, -- 1
    at_database      $text$,    -- null before the first time
    at_sequence      $integer$ NOT NULL,
    toward_database  $text$,    -- null while nothing is being done
    toward_sequence  $integer$ NOT NULL,
    pass             $text$,    -- the id of what is being done
    whole            $integer$ NOT NULL, -- 1 when everything is matched anew, not only what the changes name
    started_at       $integer$ NOT NULL,
    scores           $text$ NOT NULL -- the edition of the EPSS scores that are kept
) $table$;
INSERT INTO advisory_following (follower, at_sequence, toward_sequence, whole, started_at, scores) VALUES (1, 0, 0, 0, 0, '');

-- How far that has come; apart, because it changes with every chunk and every match reads the other.
CREATE TABLE following_progress (
    follower $integer$ NOT NULL PRIMARY KEY, -- 1
    done_to  $text$ NOT NULL -- the last asset that is done
) $table$;
INSERT INTO following_progress (follower, done_to) VALUES (1, '');

-- Assets that were matched against an older state than the others already follow: they are matched again.
CREATE TABLE matches_waiting (
    asset $text$ NOT NULL PRIMARY KEY
) $table$;

-- Names that differ in capitals alone are one package to advisories of some ecosystems.
CREATE INDEX package_versions_by_lower_case ON package_versions (ecosystem, LOWER(package));

-- The probability of exploitation is the vulnerability's, and changes every day: one row, not one a finding.
ALTER TABLE vulnerabilities ADD COLUMN epss $integer$; -- millionths
UPDATE vulnerabilities SET epss = (SELECT MAX(epss) FROM findings WHERE vulnerability_id = vulnerabilities.id);
ALTER TABLE findings DROP COLUMN epss;

-- Whether it is gone stands in the index, so that what a vulnerability affects is listed and counted from the index alone.
DROP INDEX findings_by_vulnerability;
CREATE INDEX findings_by_vulnerability ON findings (vulnerability_id, asset, gone_at);
