-- When the alarms of a case are to be looked at again: 0 at once, null when nothing in it is open.
ALTER TABLE case_duties ADD COLUMN alarms_at $integer$ DEFAULT 0;
ALTER TABLE case_duties ADD COLUMN known_at $integer$ NOT NULL DEFAULT 0; -- since when they could be known as they are: later steps are owed, earlier ones no news
UPDATE case_duties SET known_at = computed_at;
CREATE INDEX case_duties_by_alarm ON case_duties (alarms_at);

-- Who is on duty, when.
CREATE TABLE rotas (
    id       $text$ NOT NULL PRIMARY KEY,
    name     $text$ NOT NULL UNIQUE,
    patience $integer$ NOT NULL, -- minutes until an alarm that nobody acknowledged moves along
    on_duty  $text$ REFERENCES persons (id), -- whoever was told last that they are
    since    $integer$
) $table$;

CREATE TABLE rota_layers (
    rota_id     $text$ NOT NULL REFERENCES rotas (id),
    layer       $integer$ NOT NULL, -- from 0; the first whose hours fit counts
    zone        $text$ NOT NULL,
    days        $text$ NOT NULL,    -- words with a blank between them
    from_minute $integer$ NOT NULL, -- of the local day, 0 to 1439
    to_minute   $integer$ NOT NULL, -- 1 to 1440; not above from_minute: on the next day
    begins_on   $text$ NOT NULL,    -- the local day of the first turn
    turn_days   $integer$ NOT NULL,
    members     $text$ NOT NULL,    -- persons, a line each, in the order of their turns
    PRIMARY KEY (rota_id, layer)
) $table$;

CREATE TABLE rota_substitutions (
    id        $text$ NOT NULL PRIMARY KEY,
    rota_id   $text$ NOT NULL REFERENCES rotas (id),
    person_id $text$ NOT NULL REFERENCES persons (id),
    from_at   $integer$ NOT NULL,
    until_at  $integer$ NOT NULL
) $table$;
CREATE INDEX rota_substitutions_by_end ON rota_substitutions (until_at);

CREATE TABLE rota_handovers (
    id       $text$ NOT NULL PRIMARY KEY,
    rota_id  $text$ NOT NULL REFERENCES rotas (id),
    note     $text$ NOT NULL,
    noted_by $text$ NOT NULL,
    noted_at $integer$ NOT NULL
) $table$;

-- Where alarms are sent. Without a person it gets every alarm: a team's pager.
CREATE TABLE alarm_addresses (
    id         $text$ NOT NULL PRIMARY KEY,
    person_id  $text$ REFERENCES persons (id),
    channel    $text$ NOT NULL,
    address    $text$ NOT NULL,
    language   $text$ NOT NULL,
    secret     $bytes$, -- sealed
    removed_at $integer$
) $table$;
CREATE INDEX alarm_addresses_by_person ON alarm_addresses (person_id);

CREATE TABLE alarms (
    id              $text$ NOT NULL PRIMARY KEY,
    case_id         $text$ NOT NULL,
    access_group    $text$,
    number          $text$ NOT NULL, -- of the case
    title           $text$,          -- null for a closed case: it leaves the house with number, recipient and deadline only
    recipient       $text$ NOT NULL,
    recipient_en    $text$ NOT NULL,
    recipient_zh    $text$ NOT NULL,
    duties          $text$ NOT NULL, -- rules, a line each, soonest first; empty for a closed case
    provisional     $integer$ NOT NULL,
    act_by          $integer$ NOT NULL, -- 0 when the law gives no number and the organisation has no target
    step            $text$ NOT NULL,
    turn            $integer$ NOT NULL, -- how many times this step came before
    scheduled_at    $integer$ NOT NULL,
    raised_at       $integer$ NOT NULL,
    acknowledged_at $integer$,
    acknowledged_by $text$,
    settled_at      $integer$, -- when what it is about was no longer the next to do
    hop             $integer$ NOT NULL, -- how often it has moved along
    moves_at        $integer$, -- when it moves along; null when it does not
    UNIQUE (case_id, recipient, act_by, step, turn)
) $table$;
CREATE INDEX alarms_by_move ON alarms (moves_at);

-- Who was told of it.
CREATE TABLE alarm_hops (
    alarm_id  $text$ NOT NULL REFERENCES alarms (id),
    hop       $integer$ NOT NULL,
    person_id $text$ NOT NULL REFERENCES persons (id),
    told_at   $integer$ NOT NULL,
    PRIMARY KEY (alarm_id, hop, person_id)
) $table$;

-- One message to one address; its id is the key by which the receiver knows it again.
CREATE TABLE alarm_messages (
    id         $text$ NOT NULL PRIMARY KEY,
    address_id $text$ NOT NULL REFERENCES alarm_addresses (id),
    rota_id    $text$ REFERENCES rotas (id), -- for a message that says: you are on duty
    made_at    $integer$ NOT NULL,
    attempts   $integer$ NOT NULL,
    next_at    $integer$, -- null when it is sent or given up
    sent_at    $integer$,
    failure    $text$ -- why the last attempt failed
) $table$;
CREATE INDEX alarm_messages_by_next ON alarm_messages (next_at);

CREATE TABLE alarm_message_alarms (
    message_id $text$ NOT NULL REFERENCES alarm_messages (id),
    alarm_id   $text$ NOT NULL REFERENCES alarms (id),
    hop        $integer$ NOT NULL, -- how often it had moved along when this was written: a message says the same with every attempt
    PRIMARY KEY (message_id, alarm_id)
) $table$;

-- Secrets in this store are sealed with the key of this id.
CREATE TABLE seal_keys (
    id        $text$ NOT NULL PRIMARY KEY,
    made_at   $integer$ NOT NULL
) $table$;
