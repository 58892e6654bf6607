-- What people and authorities say of two cases. Nothing is changed but that it is withdrawn.
CREATE TABLE case_links (
    id                $text$ NOT NULL PRIMARY KEY,
    kind              $text$ NOT NULL,
    from_case         $text$ NOT NULL REFERENCES cases (id),
    to_case           $text$ NOT NULL REFERENCES cases (id),
    root_case         $text$ REFERENCES cases (id), -- of a duplicate that stands: in which case its facts count, at the end of all links
    source            $text$ NOT NULL, -- why, or where it is stated
    authority         $text$ REFERENCES organisations (id), -- who states it, when it is nobody of ours
    stated_by         $text$ NOT NULL, -- who recorded it
    stated_at         $integer$ NOT NULL,
    access_group      $text$ REFERENCES access_groups (id), -- of those who may see both, for the ledger
    withdrawn_at      $integer$,
    withdrawn_because $text$
) $table$;
CREATE INDEX case_links_by_from ON case_links (from_case, id);
CREATE INDEX case_links_by_to ON case_links (to_case, id);
CREATE INDEX case_links_by_root ON case_links (root_case);

-- Who takes part in the coordination of a case beside us and among us.
CREATE TABLE case_participants (
    id             $text$ NOT NULL PRIMARY KEY,
    case_id        $text$ NOT NULL REFERENCES cases (id),
    organisation   $text$ NOT NULL REFERENCES organisations (id),
    roles          $text$ NOT NULL, -- words with a space between them
    contact        $text$ NOT NULL, -- who is spoken to there; a person's, so it is in no event
    consent        $text$ NOT NULL,
    accepted_terms $text$, -- the embargo that they accepted last
    UNIQUE (case_id, organisation)
) $table$;

-- What is or was proposed.
CREATE TABLE embargo_terms (
    id          $text$ NOT NULL PRIMARY KEY,
    case_id     $text$ NOT NULL REFERENCES cases (id),
    ends_at     $integer$ NOT NULL,
    ends_zone   $text$ NOT NULL,
    proposed_by $text$ REFERENCES case_participants (id), -- null: ourselves
    proposed_at $integer$ NOT NULL
) $table$;
CREATE INDEX embargo_terms_by_case ON embargo_terms (case_id, id);

-- Where the embargo of a case stands; a case without a row has none.
CREATE TABLE embargoes (
    case_id        $text$ NOT NULL PRIMARY KEY REFERENCES cases (id),
    state          $text$ NOT NULL,
    active_terms   $text$ REFERENCES embargo_terms (id),
    proposed_terms $text$ REFERENCES embargo_terms (id),
    ends_at        $integer$, -- when the active terms end
    ended_because  $text$,
    note           $text$,
    revision       $integer$ NOT NULL -- counts changes of all of this, from 1
) $table$;
CREATE INDEX embargoes_by_end ON embargoes (ends_at);
