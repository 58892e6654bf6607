-- Versions and signatures are only ever added: what was approved can be shown for ever.
CREATE TABLE submissions (
    id           $text$ NOT NULL PRIMARY KEY,
    case_id      $text$ NOT NULL REFERENCES cases (id),
    rule_id      $text$ NOT NULL,
    stage        $text$ NOT NULL,
    recipient    $text$ NOT NULL,
    group_key    $text$,
    state        $text$ NOT NULL,
    version      $integer$ NOT NULL,
    access_group $text$ REFERENCES access_groups (id)
) $table$;
CREATE INDEX submissions_by_case ON submissions (case_id, id);

CREATE TABLE submission_versions (
    submission_id $text$ NOT NULL REFERENCES submissions (id),
    number        $integer$ NOT NULL,
    bytes         $bytes$ NOT NULL,
    sha256        $text$ NOT NULL,
    missing       $text$ NOT NULL, -- names of empty required fields, one a line
    written_at    $integer$ NOT NULL,
    PRIMARY KEY (submission_id, number)
) $table$;

CREATE TABLE submission_signatures (
    id            $text$ NOT NULL PRIMARY KEY,
    submission_id $text$ NOT NULL,
    number        $integer$ NOT NULL,
    action        $text$ NOT NULL,
    person_id     $text$ NOT NULL REFERENCES persons (id),
    public_key    $bytes$ NOT NULL,
    signature     $bytes$ NOT NULL,
    signed_at     $integer$ NOT NULL,
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;
CREATE INDEX submission_signatures_by_version ON submission_signatures (submission_id, number, id);

CREATE TABLE acknowledgements (
    id            $text$ NOT NULL PRIMARY KEY,
    submission_id $text$ NOT NULL REFERENCES submissions (id),
    reference     $text$ NOT NULL,
    bytes         $bytes$ NOT NULL,
    sha256        $text$ NOT NULL,
    received_at   $integer$ NOT NULL
) $table$;
CREATE INDEX acknowledgements_by_submission ON acknowledgements (submission_id, id);
