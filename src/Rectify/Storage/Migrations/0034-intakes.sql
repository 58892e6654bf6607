-- Files, once each however many hold them: whoever puts one holds it, and when the last lets it go its bytes are erased.
CREATE TABLE files (
    sha256  $text$ NOT NULL PRIMARY KEY,
    size    $integer$ NOT NULL,
    holders $integer$ NOT NULL
) $table$;

CREATE TABLE file_chunks (
    sha256 $text$ NOT NULL REFERENCES files (sha256),
    number $integer$ NOT NULL,
    bytes  $bytes$ NOT NULL,
    PRIMARY KEY (sha256, number)
) $table$;

-- What was handed in to be read. The file is held until it is read or refused.
CREATE TABLE intakes (
    id             $text$ NOT NULL PRIMARY KEY,
    asset          $text$ NOT NULL,
    name           $text$ NOT NULL,
    sha256         $text$ NOT NULL,
    size           $integer$ NOT NULL,
    handed_in_at   $integer$ NOT NULL,
    handed_in_by   $text$ NOT NULL,
    state          $text$ NOT NULL,
    attempts       $integer$ NOT NULL, -- how often its reading was begun
    changed_at     $integer$ NOT NULL,
    components     $integer$,
    occurrences    $integer$,
    unread         $integer$,
    notes          $text$ NOT NULL, -- a line each
    added          $bytes$, -- version ids that came; null when nothing was known before
    removed        $bytes$, -- version ids that went
    findings_new   $integer$,
    findings_again $integer$,
    findings_gone  $integer$,
    why            $text$ -- why it was refused, or why nothing was matched
) $table$;
CREATE INDEX intakes_by_state ON intakes (state, id);
CREATE INDEX intakes_by_asset ON intakes (asset, id);
