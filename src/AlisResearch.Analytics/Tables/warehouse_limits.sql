-- What a question to the warehouse may use. Personal rows are never spilled to disk.
SET memory_limit = '2GB';
SET temp_directory = '';
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
