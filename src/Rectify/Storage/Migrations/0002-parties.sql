CREATE TABLE organisations (
    id       $text$ NOT NULL PRIMARY KEY,
    kind     $text$ NOT NULL,
    name     $text$ NOT NULL,
    name_key $text$ NOT NULL, -- the name as it is compared: trimmed, lower case
    country  $text$,
    UNIQUE (kind, name_key)
) $table$;

CREATE TABLE persons (
    id           $text$ NOT NULL PRIMARY KEY,
    name         $text$ NOT NULL,
    legal_entity $text$ NOT NULL REFERENCES organisations (id),
    place        $text$ NOT NULL
) $table$;

CREATE TABLE person_roles (
    person_id $text$ NOT NULL REFERENCES persons (id),
    role      $text$ NOT NULL,
    PRIMARY KEY (person_id, role)
) $table$;

-- A key is one person's for ever, also after it was revoked.
CREATE TABLE enrolled_keys (
    id          $text$ NOT NULL PRIMARY KEY,
    person_id   $text$ NOT NULL REFERENCES persons (id),
    public_key  $bytes$ NOT NULL UNIQUE,
    label       $text$ NOT NULL,
    enrolled_at $integer$ NOT NULL,
    revoked_at  $integer$
) $table$;
CREATE INDEX enrolled_keys_by_person ON enrolled_keys (person_id);

CREATE TABLE access_group_members (
    group_id  $text$ NOT NULL REFERENCES access_groups (id),
    person_id $text$ NOT NULL REFERENCES persons (id),
    PRIMARY KEY (group_id, person_id)
) $table$;
CREATE INDEX access_group_members_by_person ON access_group_members (person_id);
