-- A person who signed in to a server, until they sign out or it ends. Only the hash of the secret is kept.
CREATE TABLE sessions (
    id         $text$ NOT NULL PRIMARY KEY,
    person_id  $text$ NOT NULL REFERENCES persons (id),
    hash       $bytes$ NOT NULL UNIQUE,
    method     $text$ NOT NULL,
    begun_at   $integer$ NOT NULL,
    seen_at    $integer$ NOT NULL, -- to the minute
    ends_at    $integer$ NOT NULL,
    idle       $integer$ NOT NULL, -- for how long it may be unused, in the unit of instants
    user_agent $text$, -- as the browser calls itself, cleaned and cut
    address    $text$, -- of the network, as the server saw it
    ended_at   $integer$,
    ended_by   $text$,
    ended_why  $text$
) $table$;
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_end ON sessions (ends_at);
