-- What is erased when its time is over, as the organisation sets it: a row an area. Without a row nothing of it is.
CREATE TABLE retention_rules (
    area   $text$ NOT NULL PRIMARY KEY,
    months $integer$, -- null for reports: their places say how long
    why    $text$ NOT NULL
) $table$;

-- What must not be erased, whatever its time: a person says so, with a reason.
CREATE TABLE preservation_holds (
    id           $text$ NOT NULL PRIMARY KEY,
    subject      $text$, -- case/… or report/…; null: everything
    access_group $text$ REFERENCES access_groups (id), -- always that of its subject when it was placed
    reason       $text$ NOT NULL,
    placed_at    $integer$ NOT NULL,
    placed_by    $text$ NOT NULL,
    until        $integer$, -- null: until it is lifted
    lifted_at    $integer$
) $table$;
CREATE INDEX preservation_holds_by_lift ON preservation_holds (lifted_at, id);

ALTER TABLE reports ADD COLUMN erased_at $integer$; -- when what it says, its files and who found it were erased
CREATE INDEX alarms_by_settling ON alarms (settled_at);
