-- What stands in the fields of a version, whence it came, and what was kept beside it; versions that were written before have their bytes alone.
CREATE TABLE submission_fields (
    submission_id $text$ NOT NULL,
    number        $integer$ NOT NULL,
    name          $text$ NOT NULL, -- the form's name of the field
    content       $text$ NOT NULL, -- in the language of the form
    beside        $text$ NOT NULL, -- the same in the team's other language; it is never filed
    origin        $text$ NOT NULL,
    left_out      $integer$ NOT NULL, -- 1: kept, and not told to this recipient
    PRIMARY KEY (submission_id, number, name),
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;

ALTER TABLE submission_versions ADD COLUMN corrects $integer$; -- the version that was filed and that this one corrects
ALTER TABLE submission_versions ADD COLUMN correction $text$; -- why

-- Who writes; one person at a time.
CREATE TABLE submission_editors (
    submission_id $text$ NOT NULL PRIMARY KEY REFERENCES submissions (id),
    person_id     $text$ NOT NULL REFERENCES persons (id),
    since_at      $integer$ NOT NULL
) $table$;

-- Versions that one person approved alone, because there was nobody else in time; reviewed afterwards by another.
CREATE TABLE submission_alone (
    submission_id $text$ NOT NULL,
    number        $integer$ NOT NULL,
    person_id     $text$ NOT NULL REFERENCES persons (id),
    reason        $text$ NOT NULL,
    approved_at   $integer$ NOT NULL,
    reviewer_id   $text$ REFERENCES persons (id),
    review        $text$,
    reviewed_at   $integer$,
    PRIMARY KEY (submission_id, number),
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;
CREATE INDEX submission_alone_unreviewed ON submission_alone (reviewer_id, submission_id);

-- Attempts that led nowhere: a channel that is down is evidence, never a filing.
CREATE TABLE submission_attempts (
    id            $text$ NOT NULL PRIMARY KEY,
    submission_id $text$ NOT NULL,
    number        $integer$ NOT NULL,
    person_id     $text$ NOT NULL REFERENCES persons (id),
    tried_at      $integer$ NOT NULL,
    channel       $text$ NOT NULL,
    happened      $text$ NOT NULL, -- what was tried and what came back: who answered the call, what the page said
    name          $text$, -- the name of the file that shows it
    bytes         $bytes$,
    sha256        $text$,
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;
CREATE INDEX submission_attempts_by_submission ON submission_attempts (submission_id, id);
