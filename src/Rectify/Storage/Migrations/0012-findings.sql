-- A vulnerability is one thing with many ids; each id belongs to one vulnerability.
CREATE TABLE vulnerabilities (
    id   $text$ NOT NULL PRIMARY KEY,
    name $text$ NOT NULL -- the id that people call it by: the CVE when there is one
) $table$;

CREATE TABLE vulnerability_names (
    name             $text$ NOT NULL PRIMARY KEY,
    vulnerability_id $text$ NOT NULL REFERENCES vulnerabilities (id)
) $table$;
CREATE INDEX vulnerability_names_by_vulnerability ON vulnerability_names (vulnerability_id, name);

-- Identity: asset, place and check, stable across scans. Where a vulnerability stands behind it, the vulnerability is the check.
CREATE TABLE findings (
    id               $text$ NOT NULL PRIMARY KEY,
    asset            $text$ NOT NULL,
    place            $text$ NOT NULL,
    place_key        $text$ NOT NULL, -- the place, or its hash when it is long
    vulnerability_id $text$ NOT NULL REFERENCES vulnerabilities (id),
    purl             $text$ NOT NULL,
    location         $text$ NOT NULL, -- where the last scan saw it
    verdict          $text$ NOT NULL,
    reason           $text$ NOT NULL,
    severity         $text$,
    score            $integer$, -- tenths
    vector           $text$,
    fixed_in         $text$ NOT NULL, -- versions, a line each
    advisories       $text$ NOT NULL, -- ids, a line each
    kev_listed_on    $text$,
    epss             $integer$, -- millionths
    first_seen_at    $integer$ NOT NULL,
    last_seen_at     $integer$ NOT NULL,
    gone_at          $integer$, -- null while the last scan saw it
    status           $text$ NOT NULL,
    justification    $text$,
    statement        $text$,
    UNIQUE (asset, place_key, vulnerability_id)
) $table$;
CREATE INDEX findings_by_vulnerability ON findings (vulnerability_id, asset);
