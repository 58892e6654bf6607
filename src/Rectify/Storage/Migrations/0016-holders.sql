-- Which releases and systems hold which package versions, derived from asset_components: merged blocks, and a tail of what was recorded since.
-- Losing it loses nothing: it is then derived again, as here.

-- What the asset held before the last intake, so that an intake learns it from the row that it writes.
ALTER TABLE asset_components ADD COLUMN former_versions $bytes$;
ALTER TABLE asset_components ADD COLUMN revision $integer$ NOT NULL DEFAULT 1; -- how many intakes

-- Assets by the small numbers that stand for them in the blocks: block 0 has those from 1 on, 17 bytes each.
CREATE TABLE asset_numbers (
    block  $integer$ NOT NULL PRIMARY KEY,
    assets $bytes$ NOT NULL
) $table$;

-- Postings (version id, asset number) in order, cut into blocks.
CREATE TABLE holder_blocks (
    first    $integer$ NOT NULL PRIMARY KEY, -- the first posting: version id * 2^32 + asset number
    postings $bytes$ NOT NULL                -- the others, as differences
) $table$;

-- One row an intake, until it is merged: what the asset holds that it did not hold before, and the other way round.
CREATE TABLE holder_tail (
    asset    $text$ NOT NULL,
    revision $integer$ NOT NULL,
    added    $bytes$ NOT NULL,
    removed  $bytes$,
    PRIMARY KEY (asset, revision)
) $table$;
INSERT INTO holder_tail (asset, revision, added) SELECT asset, revision, versions FROM asset_components;
