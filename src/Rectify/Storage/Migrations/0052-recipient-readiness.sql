-- Whether we could file to a recipient: at hour 23 what fails is the account, not the text.
CREATE TABLE recipient_readiness (
    recipient      $text$ NOT NULL PRIMARY KEY, -- the rules' id of the recipient
    registration   $text$ NOT NULL,
    address        $text$ NOT NULL, -- where one files: the page, the mailbox
    entity_number  $text$ NOT NULL, -- the number under which the recipient knows us
    representative $text$ NOT NULL,
    coordinator    $text$ NOT NULL, -- which coordinator it goes to, and why
    language       $text$ NOT NULL,
    phone          $text$ NOT NULL,
    keys           $text$ NOT NULL, -- fingerprints to encrypt with
    quirks         $text$ NOT NULL, -- what one has to know of its portal
    rehearsed_on   $text$, -- ISO 8601 date
    expires_on     $text$, -- ISO 8601 date
    revision       $integer$ NOT NULL,
    stated_at      $integer$ NOT NULL
) $table$;

-- Who holds an account there; such accounts are personal.
CREATE TABLE recipient_accounts (
    recipient $text$ NOT NULL REFERENCES recipient_readiness (recipient),
    person_id $text$ NOT NULL REFERENCES persons (id),
    PRIMARY KEY (recipient, person_id)
) $table$;
