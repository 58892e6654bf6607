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
CREATE TABLE mailbox_messages_of_all (
    mailbox      $text$ NOT NULL,
    uid_validity $integer$ NOT NULL,
    uid          $integer$ NOT NULL,
    digest       $text$ NOT NULL, -- of what it says: the same message under another uid is known again
    report_id    $text$ REFERENCES reports (id), -- null for what belongs to something else
    taken_at     $integer$ NOT NULL,
    marked       $integer$ NOT NULL, -- 1 when the mailbox shows that it was taken
    PRIMARY KEY (mailbox, uid_validity, uid)
) $table$;
INSERT INTO mailbox_messages_of_all SELECT mailbox, uid_validity, uid, digest, report_id, taken_at, marked FROM mailbox_messages;
DROP TABLE mailbox_messages;
ALTER TABLE mailbox_messages_of_all RENAME TO mailbox_messages;
CREATE INDEX mailbox_messages_by_digest ON mailbox_messages (mailbox, digest);
CREATE INDEX mailbox_messages_by_mark ON mailbox_messages (marked, mailbox);
