-- A closed case may be kept to the staff of some of our legal entities and to some places. No row of a kind: it is kept from nobody for that.
CREATE TABLE access_group_entities (
    group_id     $text$ NOT NULL REFERENCES access_groups (id),
    organisation $text$ NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (group_id, organisation)
) $table$;

CREATE TABLE access_group_places (
    group_id $text$ NOT NULL REFERENCES access_groups (id),
    place    $text$ NOT NULL, -- ISO 3166-1 alpha-2
    PRIMARY KEY (group_id, place)
) $table$;

ALTER TABLE access_groups ADD COLUMN staff_only $integer$ NOT NULL DEFAULT 0; -- 1 keeps guests out who are named (TLP:AMBER+STRICT)
ALTER TABLE access_groups ADD COLUMN named_only $integer$ NOT NULL DEFAULT 0; -- 1 keeps out whoever breaks the glass (TLP:RED)

-- Who opened a closed case without being named on it, for how long. What is over stays.
CREATE TABLE broken_glass (
    id        $text$ NOT NULL PRIMARY KEY,
    case_id   $text$ NOT NULL REFERENCES cases (id),
    group_id  $text$ NOT NULL REFERENCES access_groups (id),
    person_id $text$ NOT NULL REFERENCES persons (id),
    reason    $text$ NOT NULL,
    broken_at $integer$ NOT NULL,
    until_at  $integer$ NOT NULL -- by the clock of the database, as leases are
) $table$;
CREATE INDEX broken_glass_by_person ON broken_glass (person_id, group_id);
CREATE INDEX broken_glass_by_group ON broken_glass (group_id);

-- People of others: they see nothing but what names them.
CREATE VIEW guests AS SELECT DISTINCT person_id FROM person_roles WHERE role IN ('vendor-guest', 'finder');

-- Who reads what a group closes: the one place that says it.
CREATE VIEW access_group_readers AS
SELECT named.group_id, named.person_id
FROM access_group_members AS named
JOIN persons ON persons.id = named.person_id
JOIN access_groups AS closing ON closing.id = named.group_id
WHERE (closing.staff_only = 0 OR NOT EXISTS (SELECT 1 FROM guests WHERE guests.person_id = named.person_id))
    AND (NOT EXISTS (SELECT 1 FROM access_group_entities AS entity WHERE entity.group_id = named.group_id)
        OR EXISTS (SELECT 1 FROM access_group_entities AS entity WHERE entity.group_id = named.group_id AND entity.organisation = persons.legal_entity))
    AND (NOT EXISTS (SELECT 1 FROM access_group_places AS place WHERE place.group_id = named.group_id)
        OR EXISTS (SELECT 1 FROM access_group_places AS place WHERE place.group_id = named.group_id AND place.place = persons.place))
UNION ALL
SELECT glass.group_id, glass.person_id
FROM broken_glass AS glass
JOIN persons ON persons.id = glass.person_id
JOIN access_groups AS closing ON closing.id = glass.group_id
WHERE glass.until_at > $now$ AND closing.named_only = 0
    AND NOT EXISTS (SELECT 1 FROM guests WHERE guests.person_id = glass.person_id)
    AND (NOT EXISTS (SELECT 1 FROM access_group_entities AS entity WHERE entity.group_id = glass.group_id)
        OR EXISTS (SELECT 1 FROM access_group_entities AS entity WHERE entity.group_id = glass.group_id AND entity.organisation = persons.legal_entity))
    AND (NOT EXISTS (SELECT 1 FROM access_group_places AS place WHERE place.group_id = glass.group_id)
        OR EXISTS (SELECT 1 FROM access_group_places AS place WHERE place.group_id = glass.group_id AND place.place = persons.place));

-- To whom a case, and a report, may be given on; null while nobody has said.
ALTER TABLE cases ADD COLUMN tlp $text$;
ALTER TABLE reports ADD COLUMN tlp $text$;

-- Who has opened what, once for each way in: that is why the ledger has one event of it. One table for all that is noted.
CREATE TABLE readings (
    subject $text$ NOT NULL, -- a case or a report
    what    $text$ NOT NULL, -- of it
    reader  $text$ NOT NULL,
    via     $text$ NOT NULL, -- the session, or the token; empty where there was none
    read_at $integer$ NOT NULL,
    PRIMARY KEY (subject, what, reader, via)
) $table$;

INSERT INTO readings (subject, what, reader, via, read_at) SELECT 'case/' || case_id, what, reader, session, read_at FROM case_reads;
INSERT INTO readings (subject, what, reader, via, read_at) SELECT 'report/' || report_id, what, reader, '', read_at FROM report_reads;
DROP TABLE case_reads;
DROP TABLE report_reads;
