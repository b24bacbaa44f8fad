-- From version 2 to 3: the shelf, and the index by which people are found. Reasons: schema.sql.
CREATE TABLE word (
  word  INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_words (
  stream INTEGER NOT NULL,
  ref    TEXT NOT NULL,
  place  INTEGER NOT NULL, -- of the entry that they lead to
  words  BLOB NOT NULL,    -- 6 bytes each
  PRIMARY KEY (stream, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf (
  stream INTEGER NOT NULL,
  code   TEXT NOT NULL,
  token  TEXT NOT NULL,
  day    TEXT NOT NULL,
  seq    INTEGER NOT NULL, -- the first entry of the command that shelved it
  facts  TEXT NOT NULL,
  crc    INTEGER NOT NULL, -- of the row: one that the disk has changed is not believed (row-check.ts)
  PRIMARY KEY (stream, code)
) STRICT;
CREATE INDEX shelf_token ON shelf (stream, token);
CREATE INDEX shelf_day ON shelf (stream, day);

CREATE TABLE shelf_mark (
  stream   INTEGER PRIMARY KEY,
  version  INTEGER NOT NULL,
  wordless INTEGER NOT NULL -- vault rows of entries up to this seq may have no words yet
) STRICT;

ALTER TABLE visit RENAME TO old_visit;
CREATE TABLE visit (
  stream     INTEGER NOT NULL,
  day        TEXT NOT NULL,
  ticket     TEXT NOT NULL,
  field      TEXT NOT NULL,
  service    TEXT NOT NULL,
  category   TEXT NOT NULL,
  counter    TEXT,
  clerk      TEXT,
  issued_at  INTEGER NOT NULL,
  called_at  INTEGER,
  started_at INTEGER,
  ended_at   INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  crc        INTEGER NOT NULL, -- as on the shelf
  PRIMARY KEY (stream, day, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO visit
  SELECT *, row_check(stream, day, ticket, field, service, category, counter, clerk, issued_at, called_at, started_at, ended_at, outcome)
  FROM old_visit;
DROP TABLE old_visit;
