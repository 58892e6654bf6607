-- Who wrote a version: none of them approves any version of the report. Versions that were written before, and by the program itself, have none.
ALTER TABLE submission_versions ADD COLUMN written_by $text$ REFERENCES persons (id);
