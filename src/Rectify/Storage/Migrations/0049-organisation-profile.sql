-- What the organisation said that it is, as far as laws ask; the words of a profile file as JSON.
CREATE TABLE organisation_profile (
    one       $integer$ NOT NULL PRIMARY KEY CHECK (one = 1),
    content   $text$ NOT NULL,
    revision  $integer$ NOT NULL,
    stated_at $integer$ NOT NULL
) $table$;
