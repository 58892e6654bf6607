-- What is told to one person of a case beside alarms: that they were mentioned, that a task is theirs, that its time has come.
ALTER TABLE alarm_messages ADD COLUMN notice $text$;
ALTER TABLE alarm_messages ADD COLUMN notice_number $text$; -- of the case
ALTER TABLE alarm_messages ADD COLUMN notice_title $text$;  -- null for a closed case

CREATE TABLE case_tasks (
    id          $text$ NOT NULL PRIMARY KEY,
    case_id     $text$ NOT NULL REFERENCES cases (id),
    title       $text$ NOT NULL,
    assignee    $text$ REFERENCES persons (id),
    due_at      $integer$,
    due_zone    $text$, -- in which the due time was meant
    rule        $text$, -- the duty that it is about, with its recipient
    recipient   $text$,
    finding     $text$ REFERENCES findings (id),
    state       $text$ NOT NULL,
    reason      $text$, -- why it is in its state
    opened_at   $integer$ NOT NULL,
    opened_by   $text$ NOT NULL,
    revision    $integer$ NOT NULL, -- counts its changes from 1
    told_due_at $integer$ -- when its assignee was told that its time has come
) $table$;
CREATE INDEX case_tasks_by_case ON case_tasks (case_id, id);
CREATE INDEX case_tasks_by_assignee ON case_tasks (assignee, state, due_at);
CREATE INDEX case_tasks_by_due ON case_tasks (state, told_due_at, due_at);

-- Who alone reads what is privileged in a case.
CREATE TABLE legal_circles (
    case_id      $text$ NOT NULL PRIMARY KEY REFERENCES cases (id),
    access_group $text$ NOT NULL REFERENCES access_groups (id)
) $table$;

-- Comments, and privileged notes: those have the access group of the case's legal circle.
CREATE TABLE case_notes (
    id           $text$ NOT NULL PRIMARY KEY,
    case_id      $text$ NOT NULL REFERENCES cases (id),
    access_group $text$ REFERENCES access_groups (id),
    privileged   $integer$ NOT NULL, -- 0 or 1
    written_by   $text$ NOT NULL
) $table$;
CREATE INDEX case_notes_by_case ON case_notes (case_id, privileged, id);

-- What a note says: the last counts, the earlier ones stay.
CREATE TABLE case_note_texts (
    note_id    $text$ NOT NULL REFERENCES case_notes (id),
    number     $integer$ NOT NULL,
    body       $text$ NOT NULL,
    written_at $integer$ NOT NULL,
    PRIMARY KEY (note_id, number)
) $table$;

CREATE TABLE case_note_mentions (
    note_id   $text$ NOT NULL REFERENCES case_notes (id),
    person_id $text$ NOT NULL REFERENCES persons (id),
    PRIMARY KEY (note_id, person_id)
) $table$;
