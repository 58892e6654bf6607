-- Whoever asks who has a package types the beginning of its name, without the group before its last slash.
CREATE INDEX package_versions_by_name ON package_versions (LOWER(REPLACE(name, RTRIM(name, REPLACE(name, '/', '')), '')), id);
