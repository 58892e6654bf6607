-- What findings are being given that statements say, when they are too many for one transaction: a row while it goes on.
CREATE TABLE statement_passes (
    about     $text$ NOT NULL PRIMARY KEY, -- vexDocument/… that was brought in, product/… that others know by a package
    begun_at  $integer$ NOT NULL,
    findings  $integer$ NOT NULL, -- how many there were when it began
    looked_at $integer$ NOT NULL, -- how many of them are done
    done_to   $text$ NOT NULL     -- behind what it goes on
) $table$;
CREATE INDEX statement_passes_in_order ON statement_passes (begun_at, about);

CREATE INDEX vex_documents_by_newer ON vex_documents (replaced_by) WHERE replaced_by IS NOT NULL;
