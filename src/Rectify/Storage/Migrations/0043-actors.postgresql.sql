-- Who did it stands in the bytes of an event; beside them it can be asked for.
ALTER TABLE events ADD COLUMN actor $text$ NOT NULL DEFAULT '';
UPDATE events SET actor = convert_from(bytes, 'UTF8')::json #>> '{actor,who}';
CREATE INDEX events_by_actor ON events (actor, id);
