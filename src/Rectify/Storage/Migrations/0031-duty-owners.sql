-- Whose a duty is, by rule and recipient: a corrected fact or another vulnerability takes nobody off it. Who it was before stands in the ledger.
CREATE TABLE duty_owners (
    case_id     $text$ NOT NULL REFERENCES cases (id),
    rule        $text$ NOT NULL,
    recipient   $text$ NOT NULL,
    person_id   $text$ NOT NULL REFERENCES persons (id),
    assigned_at $integer$ NOT NULL,
    PRIMARY KEY (case_id, rule, recipient)
) $table$;

-- That a named person says that a rule does not bind here. It stands until it is withdrawn, until its end, and for what it was said of alone.
CREATE TABLE not_applicable (
    id                $text$ NOT NULL PRIMARY KEY,
    case_id           $text$ NOT NULL REFERENCES cases (id),
    rule              $text$ NOT NULL,
    rule_version      $integer$ NOT NULL,
    recipient         $text$ NOT NULL,
    reason            $text$ NOT NULL,
    until_at          $integer$, -- null: without an end
    said_by           $text$ NOT NULL REFERENCES persons (id),
    said_at           $integer$ NOT NULL,
    withdrawn_at      $integer$,
    withdrawn_because $text$
) $table$;
CREATE INDEX not_applicable_by_case ON not_applicable (case_id, id);

-- Of which starts of the duty it was said: another fact, or another vulnerability, starts a duty of which it was not.
CREATE TABLE not_applicable_starts (
    said_id    $text$ NOT NULL REFERENCES not_applicable (id),
    number     $integer$ NOT NULL,
    about      $text$,
    started_by $text$ NOT NULL,
    needed     $text$,
    PRIMARY KEY (said_id, number)
) $table$;
