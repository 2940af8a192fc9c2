-- What one ingest may use. Nothing of an input file is ever spilled to disk: it may hold direct identifiers.
-- Placeholders: threads.
SET memory_limit = '384MB';
SET temp_directory = '';
SET threads = {{threads}};
SET enable_progress_bar = true;
SET enable_progress_bar_print = false;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
