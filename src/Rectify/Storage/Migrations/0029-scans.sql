-- Hosts of a system, each as a scanner calls its target. Two targets are two hosts, whatever addresses they share: nobody but a person knows better.
CREATE TABLE hosts (
    id            $text$ NOT NULL PRIMARY KEY,
    system_id     $text$ NOT NULL REFERENCES systems (id),
    target        $text$ NOT NULL,
    target_key    $text$ NOT NULL,
    known_as      $text$ NOT NULL, -- a line each: what it is (address, mac, name, cpe), when a scan last said so, and the text
    first_seen_at $integer$ NOT NULL,
    last_seen_at  $integer$ NOT NULL,
    UNIQUE (system_id, target_key)
) $table$;

CREATE TABLE host_services (
    host_id       $text$ NOT NULL REFERENCES hosts (id),
    protocol      $text$ NOT NULL,
    port          $integer$ NOT NULL,
    state         $text$ NOT NULL, -- the scanner's word
    name          $text$,
    product       $text$,
    version       $text$,
    cpes          $text$ NOT NULL, -- a line each
    first_seen_at $integer$ NOT NULL,
    last_seen_at  $integer$ NOT NULL, -- with the run: which scan saw it last
    last_run      $text$ NOT NULL,
    gone_at       $integer$,
    PRIMARY KEY (host_id, protocol, port)
) $table$;

-- Reports of scanners that were handed in for a system. The file is kept: it is the evidence, and what says what a scan looked at.
CREATE TABLE scans (
    id            $text$ NOT NULL PRIMARY KEY,
    system_id     $text$ NOT NULL REFERENCES systems (id),
    name          $text$ NOT NULL,
    sha256        $text$ NOT NULL,
    size          $integer$ NOT NULL,
    handed_in_at  $integer$ NOT NULL,
    handed_in_by  $text$ NOT NULL,
    stated_at     $integer$, -- when the scan was, as whoever handed it in says
    state         $text$ NOT NULL,
    attempts      $integer$ NOT NULL, -- how often its reading was begun since it last came on
    changed_at    $integer$ NOT NULL,
    at_run        $integer$ NOT NULL, -- how far it has come: the run, the step, and behind what
    at_step       $text$ NOT NULL,
    at_after      $text$ NOT NULL,
    found_new     $integer$ NOT NULL,
    seen_again    $integer$ NOT NULL,
    gone          $integer$ NOT NULL,
    informational $integer$ NOT NULL, -- rows that say nothing is wrong: no findings
    unread        $integer$ NOT NULL, -- how many notes say that something was not read or not scanned
    notes         $text$ NOT NULL, -- a line each
    why           $text$ -- why it was refused
) $table$;
CREATE UNIQUE INDEX scans_by_file ON scans (system_id, sha256) WHERE state <> 'refused';
CREATE INDEX scans_by_state ON scans (state, id);

-- A report may hold several runs; each counts by itself. Runs are ordered by when they were, then by file and number.
CREATE TABLE scan_runs (
    scan_id      $text$ NOT NULL REFERENCES scans (id),
    number       $integer$ NOT NULL, -- from 0
    system_id    $text$ NOT NULL,
    format       $text$ NOT NULL,
    tool         $text$ NOT NULL,
    tool_version $text$,
    series       $text$ NOT NULL, -- scans of one series look for the same things
    scanned_at   $integer$ NOT NULL,
    run          $text$ NOT NULL, -- the file's hash and the number: the second part of the order
    hosts        $integer$ NOT NULL,
    result_rows  $integer$ NOT NULL,
    closes       $integer$ NOT NULL, -- 1 from when on it says what is gone
    PRIMARY KEY (scan_id, number)
) $table$;
CREATE INDEX scan_runs_by_system ON scan_runs (system_id, scanned_at, run);

-- What a scanner's check saw of a finding, as its latest run says it. The finding is there while one of them is not gone.
CREATE TABLE sightings (
    finding_id    $text$ NOT NULL REFERENCES findings (id),
    check_key     $text$ NOT NULL,
    check_name    $text$ NOT NULL, -- scheme:id
    system_id     $text$ NOT NULL,
    host          $text$, -- null when it is no place on a host
    port          $integer$,
    protocol      $text$,
    series        $text$ NOT NULL,
    manner        $text$ NOT NULL, -- how widely that run looked
    credentialed  $integer$ NOT NULL,
    title         $text$ NOT NULL,
    severity      $text$,
    severity_word $text$ NOT NULL,
    vector        $text$,
    observed      $text$ NOT NULL,
    file_lines    $text$ NOT NULL, -- with a space between them
    suppressed    $integer$ NOT NULL, -- the scanner's own users suppressed it: said, not obeyed
    first_seen_at $integer$ NOT NULL,
    last_seen_at  $integer$ NOT NULL,
    last_run      $text$ NOT NULL,
    gone_at       $integer$,
    PRIMARY KEY (finding_id, check_key)
) $table$;
CREATE INDEX sightings_by_series ON sightings (system_id, series, finding_id, check_key);

-- Vulnerabilities that scanners found, of which is to be asked what the advisory database knows of them.
CREATE TABLE vulnerabilities_waiting (
    vulnerability_id $text$ NOT NULL PRIMARY KEY,
    listed_since     $integer$ -- because the catalogue or the advisories changed: since when that is followed; null because a scan came
) $table$;
CREATE INDEX findings_scanned ON findings (vulnerability_id) WHERE scanned = 1;
