-- What people are typing and have not saved; nobody reads it but who typed it.
CREATE TABLE drafts (
    person_id $text$ NOT NULL REFERENCES persons (id),
    field     $text$ NOT NULL, -- the form and the field in it
    content   $text$ NOT NULL,
    typed_at  $integer$ NOT NULL,
    PRIMARY KEY (person_id, field)
) $table$;
CREATE INDEX drafts_by_time ON drafts (typed_at);
