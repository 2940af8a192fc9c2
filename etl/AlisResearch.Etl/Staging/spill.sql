-- From here on only staged rows are read, which hold no identifier: they may be spilled beside the staged file. DuckDB's temporary files end in
-- .tmp, so that the sweep takes what a killed run leaves. Placeholders: folder.
SET temp_directory = {{folder}}
