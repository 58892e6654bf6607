-- What each case owed when it was last computed. Derived, never set: it is kept so that lists and alarms need not compute every case, and is
-- computed again when its basis, the case or the hour says so. Losing it loses nothing.
CREATE TABLE case_duties (
    case_id     $text$ NOT NULL PRIMARY KEY REFERENCES cases (id),
    basis       $integer$ NOT NULL, -- what it was computed with beside the case, as a hash: rules, time-zone data, profile, own legal entities
    position    $integer$ NOT NULL, -- how far the log had been read when it was computed
    computed_at $integer$ NOT NULL,
    holds_until $integer$,          -- the last instant at which it is the same for all that the clock does; null: always
    act_by      $integer$,          -- the earliest act-by of what is open; null when none has one
    duties      $bytes$ NOT NULL
) $table$;
CREATE INDEX case_duties_by_hold ON case_duties (holds_until);
CREATE INDEX case_duties_by_act ON case_duties (act_by);

-- How far whatever keeps them has come.
CREATE TABLE duty_reader (
    reader   $integer$ NOT NULL PRIMARY KEY, -- 1
    position $integer$ NOT NULL,             -- the first position of the log that it has not looked at
    basis    $integer$ NOT NULL,             -- for which basis all cases were kept when it last ran
    latest   $integer$ NOT NULL              -- the latest instant for which it has computed a case
) $table$;
INSERT INTO duty_reader (reader, position, basis, latest) VALUES (1, 0, 0, 0);
