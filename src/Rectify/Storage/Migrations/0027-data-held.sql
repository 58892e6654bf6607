-- What data a system holds: whose, from where, why, where it lies, for how long, who else has it.
CREATE TABLE data_held (
    id             $text$ NOT NULL PRIMARY KEY,
    system_id      $text$ NOT NULL REFERENCES systems (id),
    category       $text$ NOT NULL,
    purpose        $text$ NOT NULL,
    purpose_key    $text$ NOT NULL, -- the purpose as it is compared
    persons        $text$ NOT NULL, -- a band
    source         $text$ NOT NULL,
    collected_from $text$ NOT NULL, -- codes with a space between them
    basis          $text$,
    stored_in      $text$ NOT NULL, -- codes with a space between them
    retention      $text$,
    processors     $text$ NOT NULL, -- ids of organisations with a space between them
    transfers      $text$ NOT NULL, -- code:basis with a space between them
    recorded_at    $integer$ NOT NULL,
    withdrawn_at   $integer$, -- it is held no more, or never was
    withdrawn_why  $text$
) $table$;
CREATE INDEX data_held_by_system ON data_held (system_id, id);
CREATE UNIQUE INDEX data_held_once ON data_held (system_id, category, purpose_key) WHERE withdrawn_at IS NULL;

-- Who answers for a product or a system, in what.
CREATE TABLE owners (
    subject        $text$ NOT NULL, -- product/ or system/ and its id
    responsibility $text$ NOT NULL,
    person_id      $text$ NOT NULL REFERENCES persons (id),
    assigned_at    $integer$ NOT NULL,
    PRIMARY KEY (subject, responsibility, person_id)
) $table$;
CREATE INDEX owners_by_person ON owners (person_id);
