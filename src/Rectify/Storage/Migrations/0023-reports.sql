-- What comes in from whoever found something. Who that is stands apart from it, with an access list of its own.
INSERT INTO numbers (name, value) VALUES ('report', 0);

CREATE TABLE reports (
    id              $text$ NOT NULL PRIMARY KEY,
    sequence        $integer$ NOT NULL UNIQUE, -- REP-0001 is 1
    channel         $text$ NOT NULL,
    subject         $text$ NOT NULL,
    language        $text$ NOT NULL,
    received_at     $integer$ NOT NULL,
    anchored_at     $integer$ NOT NULL, -- when the first of those that say the same was received
    taken_in_at     $integer$ NOT NULL,
    state           $text$ NOT NULL,
    reason          $text$,
    signal_id       $text$ NOT NULL UNIQUE REFERENCES signals (id),
    duplicate_of    $text$ REFERENCES reports (id), -- never one that is a duplicate itself
    access_group    $text$ REFERENCES access_groups (id), -- always that of its signal
    acknowledge_by  $integer$, -- the organisation's own targets
    assess_by       $integer$,
    acknowledged_at $integer$,
    assessed_at     $integer$
) $table$;
CREATE INDEX reports_by_original ON reports (duplicate_of);

-- What it says: the report itself is the first message, what is added to it follows.
CREATE TABLE report_messages (
    id          $text$ NOT NULL PRIMARY KEY,
    report_id   $text$ NOT NULL REFERENCES reports (id),
    received_at $integer$ NOT NULL,
    subject     $text$ NOT NULL,
    body        $text$ NOT NULL,
    unread      $text$ NOT NULL -- what was not read of it, words with a space between them
) $table$;
CREATE INDEX report_messages_by_report ON report_messages (report_id, id);

-- Bytes as they came, never opened. What stands inside the message as it came has none of its own.
CREATE TABLE report_files (
    id         $text$ NOT NULL PRIMARY KEY,
    report_id  $text$ NOT NULL REFERENCES reports (id),
    message_id $text$ NOT NULL REFERENCES report_messages (id),
    kind       $text$ NOT NULL,
    name       $text$ NOT NULL,
    size       $integer$ NOT NULL,
    sha256     $text$ NOT NULL,
    chunks     $integer$ NOT NULL
) $table$;
CREATE INDEX report_files_by_report ON report_files (report_id, id);

CREATE TABLE report_file_chunks (
    file_id $text$ NOT NULL REFERENCES report_files (id),
    number  $integer$ NOT NULL,
    bytes   $bytes$ NOT NULL,
    PRIMARY KEY (file_id, number)
) $table$;

CREATE TABLE report_finders (
    report_id    $text$ NOT NULL PRIMARY KEY REFERENCES reports (id),
    name         $text$ NOT NULL,
    address      $text$ NOT NULL,
    pgp_key      $text$ NOT NULL,
    wants_credit $integer$, -- null when it was not said
    access_group $text$ REFERENCES access_groups (id) -- null while all who handle reports may read it
) $table$;

-- Who has opened what: the ledger has one event a person and object.
CREATE TABLE report_reads (
    report_id $text$ NOT NULL REFERENCES reports (id),
    what      $text$ NOT NULL,
    reader    $text$ NOT NULL,
    read_at   $integer$ NOT NULL,
    PRIMARY KEY (report_id, what, reader)
) $table$;

-- What the organisation sets itself: one row.
CREATE TABLE report_handling (
    one                $integer$ NOT NULL PRIMARY KEY, -- 1
    acknowledge_hours  $integer$,
    assess_hours       $integer$,
    auto_acknowledge   $integer$ NOT NULL
) $table$;

CREATE TABLE report_retentions (
    place  $text$ NOT NULL PRIMARY KEY,
    zone   $text$ NOT NULL,
    months $integer$ NOT NULL,
    rule   $text$ -- the rule whose minimum it keeps
) $table$;
