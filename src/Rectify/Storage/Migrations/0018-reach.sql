-- A signal or a case about everything in which a vulnerability is found: the findings are the list, so that a hundred thousand releases cost
-- no row and no text of their own.
ALTER TABLE signals ADD COLUMN everywhere $integer$ NOT NULL DEFAULT 0; -- 1: it touches everything in which its vulnerability is found
ALTER TABLE case_vulnerabilities ADD COLUMN found_since $integer$; -- the case is about everything in which it is found then or later; null: only about what is named
CREATE INDEX releases_with_product ON releases (id, product_id); -- of which products fifty thousand releases are
CREATE INDEX case_vulnerabilities_by_name ON case_vulnerabilities (name);
