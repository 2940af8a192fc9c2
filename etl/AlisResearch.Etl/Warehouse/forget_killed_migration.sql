-- Forgets the mark of a migration that was killed. Whoever runs this holds the steward's own lock: no migration is running.
DROP TABLE IF EXISTS "__EFMigrationsLock";
