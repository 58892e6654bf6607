-- What came back to a report that was sent by email: what mail servers say of its delivery, and what its recipient answers.
CREATE TABLE submission_answers (
    id            $text$ NOT NULL PRIMARY KEY,
    submission_id $text$ NOT NULL REFERENCES submissions (id),
    mailing_id    $text$ NOT NULL REFERENCES submission_mailings (id),
    kind          $text$ NOT NULL,
    sender        $text$ NOT NULL, -- the address that it says it is from
    says          $text$ NOT NULL,
    bytes         $bytes$ NOT NULL, -- the message as it came
    sha256        $text$ NOT NULL,
    came_at       $integer$ NOT NULL,
    receipt_id    $text$ REFERENCES acknowledgements (id) -- the receipt that a person made of it
) $table$;
CREATE INDEX submission_answers_by_submission ON submission_answers (submission_id, id);
CREATE INDEX submission_answers_by_mailing ON submission_answers (mailing_id, kind);

-- A message that is no report to us belongs to none.
ALTER TABLE mailbox_messages ALTER COLUMN report_id DROP NOT NULL;
