-- Who signs this log's checkpoints. A key that was replaced stays, for verifying.
CREATE TABLE log_keys (
    verifier_key $text$ NOT NULL PRIMARY KEY, -- name+id+base64, C2SP signed-note
    added_at     $integer$ NOT NULL
) $table$;
