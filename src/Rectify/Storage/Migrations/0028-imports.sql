-- Tables that somebody brought in, to be looked at and applied in chunks.
CREATE TABLE imports (
    id         $text$ NOT NULL PRIMARY KEY,
    files      $text$ NOT NULL, -- a line each
    zone       $text$,
    date_order $text$ NOT NULL,
    made_by    $text$ NOT NULL,
    strength   $text$ NOT NULL,
    made_at    $integer$ NOT NULL,
    state      $text$ NOT NULL,
    changed_at $integer$ NOT NULL,
    row_count  $integer$ NOT NULL,
    attempts   $integer$ NOT NULL, -- how often it was begun to be looked at
    why        $text$
) $table$;
CREATE INDEX imports_by_state ON imports (state, id);

-- What one transaction takes, and how far it has come.
CREATE TABLE import_chunks (
    import_id $text$ NOT NULL REFERENCES imports (id),
    number    $integer$ NOT NULL,
    kind      $text$ NOT NULL, -- of what its rows are
    row_count $integer$ NOT NULL,
    content   $bytes$ NOT NULL, -- the rows as JSON
    state     $text$ NOT NULL DEFAULT 'waiting',
    attempts  $integer$ NOT NULL DEFAULT 0,
    made      $integer$ NOT NULL DEFAULT 0,
    changed   $integer$ NOT NULL DEFAULT 0,
    same      $integer$ NOT NULL DEFAULT 0,
    not_taken $integer$ NOT NULL DEFAULT 0,
    why       $text$,
    PRIMARY KEY (import_id, number)
) $table$;

-- What did not map: a cell or a row, by chunk; chunk 0 has what could not be told from the headings.
CREATE TABLE import_notes (
    import_id $text$ NOT NULL REFERENCES imports (id),
    chunk     $integer$ NOT NULL,
    number    $integer$ NOT NULL, -- in its chunk
    file      $text$ NOT NULL,
    sheet     $text$ NOT NULL,
    row_number $integer$ NOT NULL,
    heading   $text$ NOT NULL,
    value     $text$ NOT NULL,
    english   $text$ NOT NULL,
    chinese   $text$ NOT NULL,
    PRIMARY KEY (import_id, chunk, number)
) $table$;

-- What another tool called a case that came from it.
CREATE TABLE case_references (
    reference_key $text$ NOT NULL,
    case_id       $text$ NOT NULL REFERENCES cases (id),
    reference     $text$ NOT NULL,
    PRIMARY KEY (reference_key, case_id)
) $table$;
