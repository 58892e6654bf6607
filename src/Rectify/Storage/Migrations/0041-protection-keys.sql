-- The keys by which servers protect what they give browsers to keep, the same for every process; sealed.
CREATE TABLE protection_keys (
    name    $text$ NOT NULL PRIMARY KEY,
    sealed  $bytes$ NOT NULL,
    made_at $integer$ NOT NULL
) $table$;
