-- Files that people put into a case. Their bytes are held in the store's files, once each however many hold them.
CREATE TABLE case_files (
    id           $text$ NOT NULL PRIMARY KEY,
    case_id      $text$ NOT NULL REFERENCES cases (id),
    access_group $text$ REFERENCES access_groups (id), -- of exploit material: those who were granted it one by one
    name         $text$ NOT NULL,
    size         $integer$ NOT NULL,
    sha256       $text$ NOT NULL,
    tlp          $text$ NOT NULL,
    exploit      $integer$ NOT NULL, -- 0 or 1
    added_by     $text$ NOT NULL,
    added_at     $integer$ NOT NULL,
    erased_at    $integer$, -- its bytes are held no more
    erased_why   $text$
) $table$;
CREATE INDEX case_files_by_case ON case_files (case_id, id);

-- Who has opened what of a case: the ledger has one event a person, object and session.
CREATE TABLE case_reads (
    case_id $text$ NOT NULL REFERENCES cases (id),
    what    $text$ NOT NULL,
    reader  $text$ NOT NULL,
    session $text$ NOT NULL, -- of a token: its id
    read_at $integer$ NOT NULL,
    PRIMARY KEY (case_id, what, reader, session)
) $table$;

-- The files of reports move to the store's files: held once for each report that has one, whoever else has the same bytes.
INSERT INTO files (sha256, size, holders)
SELECT sha256, MIN(size), COUNT(*) FROM report_files WHERE chunks > 0 GROUP BY sha256
ON CONFLICT (sha256) DO UPDATE SET holders = files.holders + excluded.holders;

INSERT INTO file_chunks (sha256, number, bytes)
SELECT report_files.sha256, report_file_chunks.number, report_file_chunks.bytes
FROM report_file_chunks JOIN report_files ON report_files.id = report_file_chunks.file_id
WHERE report_files.id = (SELECT MIN(same.id) FROM report_files AS same WHERE same.sha256 = report_files.sha256 AND same.chunks > 0)
    AND NOT EXISTS (SELECT 1 FROM file_chunks AS kept WHERE kept.sha256 = report_files.sha256);

DROP TABLE report_file_chunks;
