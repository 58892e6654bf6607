-- How a person signs in: a login, and a password with an authenticator, or passkeys, or both.
CREATE TABLE accounts (
    person_id     $text$ NOT NULL PRIMARY KEY REFERENCES persons (id),
    login         $text$ NOT NULL,
    login_key     $text$ NOT NULL UNIQUE, -- the login as it is compared: lower case
    password      $text$,                 -- a slow hash, with its salt and parameters
    authenticator $bytes$,                -- the seed of the codes, sealed
    code_step     $integer$,              -- the last step whose code was used: none counts twice
    made_at       $integer$ NOT NULL
) $table$;

CREATE TABLE passkeys (
    credential   $bytes$ NOT NULL PRIMARY KEY,
    person_id    $text$ NOT NULL REFERENCES accounts (person_id),
    public_key   $bytes$ NOT NULL, -- COSE
    name         $text$ NOT NULL,
    uses         $integer$ NOT NULL, -- as the authenticator counts them; 0 where it does not
    transports   $text$ NOT NULL,    -- words with a space between them
    may_be_saved $integer$ NOT NULL, -- 0 or 1: whether it may be copied to other devices
    is_saved     $integer$ NOT NULL, -- 0 or 1: whether it is
    added_at     $integer$ NOT NULL,
    used_at      $integer$
) $table$;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- Each signs in once instead of a code of the authenticator.
CREATE TABLE recovery_codes (
    person_id $text$ NOT NULL REFERENCES accounts (person_id),
    hash      $bytes$ NOT NULL,
    PRIMARY KEY (person_id, hash)
) $table$;

-- Failures to sign in, whether or not there is such a login, so that nobody learns that from how they are counted.
CREATE TABLE sign_in_attempts (
    login        $bytes$ NOT NULL PRIMARY KEY, -- a hash: people type passwords where the login belongs
    failures     $integer$ NOT NULL,
    last_at      $integer$ NOT NULL,
    locked_until $integer$
) $table$;
