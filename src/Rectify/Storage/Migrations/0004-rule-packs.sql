-- Every rule pack that an answer was ever computed with. The last use is the one in force; earlier ones stay, so that an old answer can be
-- computed again.
CREATE TABLE rule_packs (
    id       $text$ NOT NULL PRIMARY KEY,
    hash     $text$ NOT NULL UNIQUE,      -- SHA-256 of the file
    version  $text$ NOT NULL,
    released $text$ NOT NULL,             -- a date
    rules    $text$ NOT NULL,             -- the hash of its rule book, which every answer names
    signer   $text$,                      -- the verifier key that it was accepted under; null for what a program kept of itself
    kept_at  $integer$ NOT NULL,
    content  $bytes$ NOT NULL
) $table$;
CREATE INDEX rule_packs_by_rules ON rule_packs (rules);

CREATE TABLE rule_pack_uses (
    use_number $integer$ NOT NULL PRIMARY KEY, -- from 1, in the order of use
    pack       $text$ NOT NULL REFERENCES rule_packs (id),
    since      $integer$ NOT NULL
) $table$;
