-- An address that lets whoever holds it set up how a person signs in, once. Only the hash of its key is kept.
CREATE TABLE account_links (
    id         $text$ NOT NULL PRIMARY KEY,
    hash       $bytes$ NOT NULL UNIQUE,
    kind       $text$ NOT NULL,
    person_id  $text$ REFERENCES persons (id), -- none for the first administrator, who is not there yet
    made_at    $integer$ NOT NULL,
    made_by    $text$ NOT NULL,
    expires_at $integer$ NOT NULL,
    used_at    $integer$,
    revoked_at $integer$
) $table$;
CREATE INDEX account_links_by_person ON account_links (person_id);
