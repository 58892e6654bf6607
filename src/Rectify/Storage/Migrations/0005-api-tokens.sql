-- What lets a script act for a person. Only the hash of the secret is kept.
CREATE TABLE api_tokens (
    id         $text$ NOT NULL PRIMARY KEY,
    person_id  $text$ NOT NULL REFERENCES persons (id),
    hash       $bytes$ NOT NULL UNIQUE,
    label      $text$ NOT NULL,
    scopes     $text$ NOT NULL, -- words with a space between them
    issued_at  $integer$ NOT NULL,
    expires_at $integer$ NOT NULL,
    revoked_at $integer$
) $table$;
CREATE INDEX api_tokens_by_person ON api_tokens (person_id);

-- What was answered to a request that may be sent again: the answer is given once more, and nothing is done twice.
CREATE TABLE answered_requests (
    actor       $text$ NOT NULL,
    request_key $text$ NOT NULL,
    fingerprint $bytes$ NOT NULL, -- SHA-256 of what was asked
    answer      $text$ NOT NULL,
    answered_at $integer$ NOT NULL,
    PRIMARY KEY (actor, request_key)
) $table$;
CREATE INDEX answered_requests_by_age ON answered_requests (answered_at);
