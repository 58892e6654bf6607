-- A finding is of a vulnerability, or of a check behind which no vulnerability stands. SQLite lets a column be empty only in a table that is made anew.
CREATE TABLE findings_anew (
    id               $text$ NOT NULL PRIMARY KEY,
    asset            $text$ NOT NULL,
    place            $text$ NOT NULL,
    place_key        $text$ NOT NULL, -- the place as it is compared: what scanners call a place apart from where components are; its hash when it is long
    vulnerability_id $text$ REFERENCES vulnerabilities (id), -- null where no vulnerability stands behind it
    check_key        $text$,          -- then: the check as it is compared
    scanned          $integer$ NOT NULL DEFAULT 0, -- 1: a scanner's report says so; 0: matching does
    purl             $text$ NOT NULL,
    location         $text$ NOT NULL, -- where the last scan saw it
    verdict          $text$,          -- null where no advisory was asked
    reason           $text$,
    severity         $text$,
    score            $integer$, -- tenths
    vector           $text$,
    fixed_in         $text$ NOT NULL, -- versions, a line each
    advisories       $text$ NOT NULL, -- ids, a line each
    kev_listed_on    $text$,
    first_seen_at    $integer$ NOT NULL,
    last_seen_at     $integer$ NOT NULL,
    gone_at          $integer$, -- null while the last scan saw it
    status           $text$ NOT NULL,
    justification    $text$,
    statement        $text$,
    said_by          $text$ NOT NULL DEFAULT 'nobody',
    said_author      $text$,
    said_document    $text$,
    said_statement   $integer$,
    said_until       $integer$
) $table$;
INSERT INTO findings_anew (id, asset, place, place_key, vulnerability_id, purl, location, verdict, reason, severity, score, vector, fixed_in, advisories, kev_listed_on,
    first_seen_at, last_seen_at, gone_at, status, justification, statement, said_by, said_author, said_document, said_statement, said_until)
SELECT id, asset, place, place_key, vulnerability_id, purl, location, verdict, reason, severity, score, vector, fixed_in, advisories, kev_listed_on,
    first_seen_at, last_seen_at, gone_at, status, justification, statement, said_by, said_author, said_document, said_statement, said_until
FROM findings ORDER BY rowid;
DROP TABLE findings;
ALTER TABLE findings_anew RENAME TO findings;

-- Identity: asset, place and check, stable across scans. Where a vulnerability stands behind it, the vulnerability is the check.
CREATE UNIQUE INDEX findings_by_identity ON findings (asset, place_key, COALESCE(vulnerability_id, check_key));
CREATE INDEX findings_by_vulnerability ON findings (vulnerability_id, asset, gone_at);
CREATE INDEX findings_by_end ON findings (said_until) WHERE said_until IS NOT NULL;

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
