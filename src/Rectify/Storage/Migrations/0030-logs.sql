-- A store has one log after another: whoever restores a backup opens a new one. Positions go on through all of them; a log's own leaf numbers
-- begin at 0 with its first position.
CREATE TABLE logs (
    number         $integer$ NOT NULL PRIMARY KEY, -- from 1
    first_position $integer$ NOT NULL,
    opened_at      $integer$ NOT NULL
) $table$;
INSERT INTO logs (number, first_position, opened_at) VALUES (1, 0, 0);

-- A key signs checkpoints beyond a size, up to the one at which the next key takes over, which carries both signatures.
ALTER TABLE log_keys ADD COLUMN log $integer$ NOT NULL DEFAULT 1;
ALTER TABLE log_keys ADD COLUMN from_size $integer$ NOT NULL DEFAULT 0;

CREATE TABLE nodes_of_logs (
    log   $integer$ NOT NULL,
    level $integer$ NOT NULL,
    place $integer$ NOT NULL,
    hash  $bytes$ NOT NULL,
    PRIMARY KEY (log, level, place)
) $table$;
INSERT INTO nodes_of_logs (log, level, place, hash) SELECT 1, level, place, hash FROM log_nodes;
DROP TABLE log_nodes;
ALTER TABLE nodes_of_logs RENAME TO log_nodes;

CREATE TABLE checkpoints_of_logs (
    log       $integer$ NOT NULL,
    size      $integer$ NOT NULL,
    root      $bytes$ NOT NULL,
    note      $bytes$ NOT NULL,
    signed_at $integer$ NOT NULL,
    PRIMARY KEY (log, size)
) $table$;
INSERT INTO checkpoints_of_logs (log, size, root, note, signed_at) SELECT 1, size, root, note, signed_at FROM checkpoints;
DROP TABLE checkpoints;
ALTER TABLE checkpoints_of_logs RENAME TO checkpoints;
