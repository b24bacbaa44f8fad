-- From version 1 to 2. Claims and keys stood in one table, the keys as `key:<key>` with columns that no claim needs.
ALTER TABLE claim RENAME TO claim_of_version_1;
CREATE TABLE claim (
  claim  TEXT NOT NULL,
  stream INTEGER NOT NULL,
  seq    INTEGER NOT NULL, -- the first entry of the command that holds it
  PRIMARY KEY (claim, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_command (
  key         TEXT NOT NULL,
  stream      INTEGER NOT NULL,
  seq         INTEGER NOT NULL, -- its first entry
  entries     INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (key, stream)
) STRICT, WITHOUT ROWID;
INSERT INTO claim SELECT claim, stream, seq FROM claim_of_version_1 WHERE fingerprint IS NULL ORDER BY claim, stream;
INSERT INTO kept_command
  SELECT substr(claim, 5), stream, seq, entries, at, fingerprint FROM claim_of_version_1
  WHERE fingerprint IS NOT NULL ORDER BY claim, stream;
DROP TABLE claim_of_version_1;

-- The chain begins at what stands there now (open-database.ts makes its first links).
CREATE TABLE link (
  place  INTEGER PRIMARY KEY,
  hash   TEXT NOT NULL,
  claims INTEGER NOT NULL
) STRICT;

-- Snapshots are disposable: none of version 1 says what it was when it was written.
DROP TABLE snapshot;
CREATE TABLE snapshot (
  stream  INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  epoch   INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state   TEXT NOT NULL,
  hash    TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT;
