-- SQLite reads a list of texts from one JSON argument with json_each; this gives PostgreSQL the same word.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE STRICT
AS 'SELECT element FROM pg_catalog.json_array_elements_text(list::pg_catalog.json) AS element';
