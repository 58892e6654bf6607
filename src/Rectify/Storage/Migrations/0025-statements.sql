-- Documents of VEX statements that were brought in. What they say is kept for ever; whether it counts is asked each time.
CREATE TABLE vex_documents (
    id           $text$ NOT NULL PRIMARY KEY,
    hash         $text$ NOT NULL UNIQUE, -- SHA-256 of its bytes in hexadecimal
    format       $text$ NOT NULL,
    name         $text$ NOT NULL, -- its own id; empty when it has none
    name_key     $text$ NOT NULL, -- format, author and own id as they are compared; empty when it has no own id
    version      $text$ NOT NULL, -- its own; empty when it has none
    author       $text$ NOT NULL, -- empty when it names none
    stated_at    $integer$,       -- when this version of it was issued
    statements   $integer$ NOT NULL,
    unread       $integer$ NOT NULL, -- how many notes say that something was left out
    received_at  $integer$ NOT NULL,
    received_by  $text$ NOT NULL,
    until_at     $integer$, -- from then on it counts no more
    replaced_by  $text$ REFERENCES vex_documents (id)
) $table$;
CREATE INDEX vex_documents_by_name ON vex_documents (name_key);

CREATE TABLE vex_statements (
    document_id $text$ NOT NULL REFERENCES vex_documents (id),
    number      $integer$ NOT NULL, -- in the document, from 1
    says        $text$ NOT NULL,    -- the statement as JSON
    PRIMARY KEY (document_id, number)
) $table$;

-- By what ids a statement names its vulnerability, in lower case.
CREATE TABLE vex_statement_names (
    name        $text$ NOT NULL,
    document_id $text$ NOT NULL,
    number      $integer$ NOT NULL,
    PRIMARY KEY (name, document_id, number),
    FOREIGN KEY (document_id, number) REFERENCES vex_statements (document_id, number)
) $table$;

CREATE INDEX vulnerability_names_by_lower_case ON vulnerability_names (LOWER(name));

-- The package that a product is to others: a purl without a version, which the release adds.
ALTER TABLE products ADD COLUMN purl $text$;

-- Who said what the status is: nobody, a person, or a statement that was brought in.
ALTER TABLE findings ADD COLUMN said_by $text$ NOT NULL DEFAULT 'nobody';
ALTER TABLE findings ADD COLUMN said_author $text$;    -- the person, or whoever the document names as its author
ALTER TABLE findings ADD COLUMN said_document $text$;  -- the document of the statement
ALTER TABLE findings ADD COLUMN said_statement $integer$;
ALTER TABLE findings ADD COLUMN said_until $integer$;  -- from then on it holds no more
UPDATE findings SET said_by = 'person' WHERE status <> 'underInvestigation';
CREATE INDEX findings_by_end ON findings (said_until) WHERE said_until IS NOT NULL;
