-- Locks a database to the folders it may read. The order matters: limits first, the lock last.
-- Placeholders: folders, a list of text literals.
SET memory_limit = '1GB';
SET temp_directory = '';
SET threads = 1;
SET allowed_directories = {{folders}};
SET enable_external_access = false;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET lock_configuration = true;
