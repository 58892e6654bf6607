CREATE TABLE cases (
    id           $text$ NOT NULL PRIMARY KEY,
    sequence     $integer$ NOT NULL UNIQUE, -- CASE-0001 is 1
    title        $text$ NOT NULL,
    kind         $text$ NOT NULL,
    access_group $text$ REFERENCES access_groups (id),
    opened_at    $integer$ NOT NULL
) $table$;

CREATE TABLE case_assets (
    case_id $text$ NOT NULL REFERENCES cases (id),
    asset   $text$ NOT NULL,
    PRIMARY KEY (case_id, asset)
) $table$;
CREATE INDEX case_assets_by_asset ON case_assets (asset);

CREATE TABLE case_vulnerabilities (
    case_id $text$ NOT NULL REFERENCES cases (id),
    name    $text$ NOT NULL,
    PRIMARY KEY (case_id, name)
) $table$;

-- The parties behind a recipient that is several, for example each upstream project.
CREATE TABLE case_parties (
    case_id      $text$ NOT NULL REFERENCES cases (id),
    recipient    $text$ NOT NULL,
    organisation $text$ NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (case_id, recipient, organisation)
) $table$;

CREATE TABLE signals (
    id            $text$ NOT NULL PRIMARY KEY,
    source        $text$ NOT NULL,
    statement     $text$ NOT NULL,
    kinds         $text$ NOT NULL, -- words with a space between them
    earliest      $integer$ NOT NULL,
    latest        $integer$ NOT NULL,
    zone          $text$ NOT NULL,
    on_date       $text$,
    received_at   $integer$ NOT NULL,
    vulnerability $text$,
    assets        $text$ NOT NULL, -- with a space between them
    case_id       $text$ REFERENCES cases (id),
    access_group  $text$ REFERENCES access_groups (id),
    state         $text$ NOT NULL,
    reason        $text$
) $table$;
CREATE INDEX signals_by_case ON signals (case_id);
CREATE INDEX signals_by_state ON signals (state, vulnerability);

-- Facts are only added. A fact is replaced at most once, and withdrawn at most once.
CREATE TABLE facts (
    id             $text$ NOT NULL PRIMARY KEY,
    case_id        $text$ NOT NULL REFERENCES cases (id),
    kind           $text$ NOT NULL,
    earliest       $integer$ NOT NULL,
    latest         $integer$ NOT NULL,
    zone           $text$ NOT NULL,
    on_date        $text$,
    recorded_at    $integer$ NOT NULL,
    recorded_by    $text$ NOT NULL,
    actor_strength $text$ NOT NULL,
    assets         $text$ NOT NULL, -- with a space between them
    about          $text$,
    recipient      $text$,
    stage          $text$,
    how_known      $text$,
    evidence       $text$ NOT NULL, -- a line each
    signal_id      $text$ REFERENCES signals (id),
    supersedes     $text$ UNIQUE REFERENCES facts (id),
    reason         $text$
) $table$;
CREATE INDEX facts_by_case ON facts (case_id, id);

CREATE TABLE fact_retractions (
    fact_id        $text$ NOT NULL PRIMARY KEY REFERENCES facts (id),
    retracted_at   $integer$ NOT NULL,
    retracted_by   $text$ NOT NULL,
    actor_strength $text$ NOT NULL,
    reason         $text$ NOT NULL
) $table$;

-- What a person said of a case; the last word on each circumstance counts, the earlier ones stay.
CREATE TABLE case_circumstances (
    id           $text$ NOT NULL PRIMARY KEY,
    case_id      $text$ NOT NULL REFERENCES cases (id),
    circumstance $text$ NOT NULL,
    answer       $text$ NOT NULL, -- yes, no, a word of the circumstance, or a whole number
    reason       $text$ NOT NULL,
    said_at      $integer$ NOT NULL
) $table$;
CREATE INDEX case_circumstances_by_case ON case_circumstances (case_id, id);

CREATE TABLE conflict_decisions (
    id               $text$ NOT NULL PRIMARY KEY,
    case_id          $text$ NOT NULL REFERENCES cases (id),
    conflict         $text$ NOT NULL,
    conflict_version $integer$ NOT NULL,
    recipient        $text$ NOT NULL,
    chosen           $text$ NOT NULL,
    releases         $integer$ NOT NULL, -- 0 or 1
    reason           $text$ NOT NULL,
    decided_by       $text$ NOT NULL REFERENCES persons (id),
    decided_at       $integer$ NOT NULL
) $table$;
CREATE INDEX conflict_decisions_by_case ON conflict_decisions (case_id, id);
