-- More than the program allows itself: to look for spells among thirty million tenures.
SET memory_limit = '8GB';
