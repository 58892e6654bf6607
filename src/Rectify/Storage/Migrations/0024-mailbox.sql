-- Which message of which mailbox was taken: written with what it became, so that each is taken once wherever the program is stopped.
CREATE TABLE mailbox_messages (
    mailbox      $text$ NOT NULL,
    uid_validity $integer$ NOT NULL,
    uid          $integer$ NOT NULL,
    digest       $text$ NOT NULL, -- of what it says: the same message under another uid is known again
    report_id    $text$ NOT NULL REFERENCES reports (id),
    taken_at     $integer$ NOT NULL,
    marked       $integer$ NOT NULL, -- 1 when the mailbox shows that it was taken
    PRIMARY KEY (mailbox, uid_validity, uid)
) $table$;
CREATE INDEX mailbox_messages_by_digest ON mailbox_messages (mailbox, digest);
CREATE INDEX mailbox_messages_by_mark ON mailbox_messages (marked, mailbox);

-- The Message-IDs of what came in and of what was answered: an answer to one of them belongs to its report.
CREATE TABLE report_mail_ids (
    mail_key  $text$ NOT NULL PRIMARY KEY,
    report_id $text$ NOT NULL REFERENCES reports (id)
) $table$;

-- Acknowledgements to send. To whom stands with who found it alone.
CREATE TABLE report_mails (
    id          $text$ NOT NULL PRIMARY KEY, -- its Message-ID is made of it, the same with each attempt
    report_id   $text$ NOT NULL UNIQUE REFERENCES reports (id),
    in_reply_to $text$,
    made_at     $integer$ NOT NULL,
    attempts    $integer$ NOT NULL,
    next_at     $integer$, -- null when it is sent or given up
    sent_at     $integer$,
    failure     $text$
) $table$;
CREATE INDEX report_mails_by_next ON report_mails (next_at);
