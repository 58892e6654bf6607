-- Reports that leave by email: one row a press of Send, with the exact bytes that go. It is marked as begun before anything is said to a mail server, so that
-- a process that dies in between leaves an outcome that is unknown, and nothing that is sent again.
CREATE TABLE submission_mailings (
    id            $text$ NOT NULL PRIMARY KEY, -- its Message-ID is made of it
    submission_id $text$ NOT NULL,
    number        $integer$ NOT NULL,
    person_id     $text$ NOT NULL REFERENCES persons (id), -- who pressed Send
    recipient     $text$ NOT NULL, -- the address
    message_id    $text$ NOT NULL,
    protection    $text$ NOT NULL,
    bytes         $bytes$ NOT NULL,
    sha256        $text$ NOT NULL,
    attached      $text$ NOT NULL, -- the names of what is attached, one a line
    incomplete    $integer$ NOT NULL,
    pressed_at    $integer$ NOT NULL,
    state         $text$ NOT NULL,
    begun_at      $integer$,
    ended_at      $integer$,
    answer        $text$ NOT NULL, -- what the mail server said, or what went wrong
    fact_id       $text$, -- the fact of the case that it was submitted
    FOREIGN KEY (submission_id, number) REFERENCES submission_versions (submission_id, number)
) $table$;
CREATE INDEX submission_mailings_by_submission ON submission_mailings (submission_id, id);
CREATE INDEX submission_mailings_by_state ON submission_mailings (state, id);
CREATE INDEX submissions_by_state ON submissions (state, id);
