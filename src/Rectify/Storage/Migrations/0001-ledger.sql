-- The ledger. Events are only ever added: their bytes are leaves of the log. Payloads stand apart so that they can be erased.
CREATE TABLE access_groups (
    id        $text$ NOT NULL PRIMARY KEY,
    opened_at $integer$ -- null while only its members see what carries it
) $table$;

CREATE TABLE events (
    id           $text$ NOT NULL PRIMARY KEY,
    type         $text$ NOT NULL,
    version      $integer$ NOT NULL,
    subject      $text$ NOT NULL,
    recorded_at  $integer$ NOT NULL,
    access_group $text$ REFERENCES access_groups (id),
    bytes        $bytes$ NOT NULL
) $table$;
CREATE INDEX events_by_subject ON events (subject, id);

CREATE TABLE event_payloads (
    event_id $text$ NOT NULL PRIMARY KEY REFERENCES events (id),
    salt     $bytes$ NOT NULL,
    payload  $bytes$ NOT NULL
) $table$;

-- What the sequencer has not numbered yet. A row appears with the commit of its command, however late that is.
CREATE TABLE unnumbered_events (
    event_id $text$ NOT NULL PRIMARY KEY REFERENCES events (id)
) $table$;

CREATE TABLE log_entries (
    position $integer$ NOT NULL PRIMARY KEY,
    event_id $text$ NOT NULL UNIQUE REFERENCES events (id)
) $table$;

-- Hashes of the complete subtrees: node (level, place) covers the leaves from place * 2^level on, 2^level of them.
CREATE TABLE log_nodes (
    level $integer$ NOT NULL,
    place $integer$ NOT NULL,
    hash  $bytes$ NOT NULL,
    PRIMARY KEY (level, place)
) $table$;

CREATE TABLE checkpoints (
    size      $integer$ NOT NULL PRIMARY KEY,
    root      $bytes$ NOT NULL,
    note      $bytes$ NOT NULL,
    signed_at $integer$ NOT NULL
) $table$;

-- expires_at is measured by the clock of the database.
CREATE TABLE leases (
    name       $text$ NOT NULL PRIMARY KEY,
    holder     $text$ NOT NULL,
    token      $integer$ NOT NULL,
    expires_at $integer$ NOT NULL
) $table$;
