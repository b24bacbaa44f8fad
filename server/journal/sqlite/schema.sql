-- The journal's file as the newest version makes it (PRAGMA user_version; application_id marks it as ours, 'motc'). A file of
-- an older version is brought here by the upgrade-N.sql in their order: whoever changes this file changes them too, and
-- sqlite-upgrade.test.ts compares what comes out.
--
-- Locks: one connection writes (the journal's worker thread), by BEGIN IMMEDIATE, so that a transaction never has to be
-- raised from reading to writing in its middle. Readers (the main thread, a backup, a person with the sqlite3 shell) see
-- the last commit and hold nobody up: that is what WAL gives. A second server on the same folder is stopped before this
-- file is opened (folder-lock.ts); were it not, the check of expectedSeq inside the transaction would answer `conflict`.

-- A stream's number inside this file. Names are long and stand in every row's key otherwise.
CREATE TABLE stream (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- The entries. place = stream id * 2^40 + seq: one integer is the row's place in the file, so an append goes to the end
-- of its stream's range without a second index, and a stream is read in one sweep. Measured against a key of two columns
-- without rowid: a fifth less time an insert. The head of a stream is its last row, never a copy that could disagree.
CREATE TABLE entry (
  place   INTEGER PRIMARY KEY,
  epoch   INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  "by"    TEXT NOT NULL,
  key     TEXT NOT NULL,
  type    TEXT NOT NULL,
  version INTEGER NOT NULL,
  data    TEXT NOT NULL
) STRICT;

-- The chain of a stream: one link an append. `hash` is over the link before and the append's entries, so that an entry which
-- was changed, taken out or put in by anybody but the writer is found; `claims` is the sum of the checks of all claims that
-- the stream holds by then (chain.ts). place = stream id * 2^40 + seq of the append's last entry.
CREATE TABLE link (
  place  INTEGER PRIMARY KEY,
  hash   TEXT NOT NULL,
  claims INTEGER NOT NULL
) STRICT;

-- For people with a shell: the entries with their stream and seq in plain sight.
CREATE VIEW journal AS
  SELECT stream.name AS stream, entry.epoch, entry.place & 0xFFFFFFFFFF AS seq, entry.at, entry."by", entry.key, entry.type,
         entry.version, entry.data
  FROM stream JOIN entry ON entry.place > stream.id * 0x10000000000 AND entry.place < (stream.id + 1) * 0x10000000000;

-- What may happen once only in a stream. The primary key is the rule; no other index, since every ticket writes here.
-- The claim stands before the stream: the numbers that thirty branches give out in the same hour are then neighbours and
-- share pages, and a commit writes fewer of them. The words stand here as they are: a hash of them would be shorter, but
-- scatters neighbours over the table, and each claim then writes a page of its own (docs/decisions/0036).
CREATE TABLE claim (
  claim  TEXT NOT NULL,
  stream INTEGER NOT NULL,
  seq    INTEGER NOT NULL, -- the first entry of the command that holds it
  PRIMARY KEY (claim, stream)
) STRICT, WITHOUT ROWID;

-- The commands of the last 48 hours by their keys: a key is a claim of its own kind, which a retry asks for and the sweep
-- forgets. The sweep reads the table, which holds two days at most, and needs no index on time.
CREATE TABLE kept_command (
  key         TEXT NOT NULL,
  stream      INTEGER NOT NULL,
  seq         INTEGER NOT NULL, -- its first entry
  entries     INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (key, stream)
) STRICT, WITHOUT ROWID;

-- Personal data: sealed (AES-256-GCM), erasable, outside the streams. The contents may be large, hence a rowid.
CREATE TABLE vault (
  stream      INTEGER NOT NULL,
  ref         TEXT NOT NULL,
  sealed      BLOB NOT NULL,
  erase_after INTEGER NOT NULL,
  PRIMARY KEY (stream, ref)
) STRICT;
-- The sweep looks for what is past its time; rows here are few beside the entries.
CREATE INDEX vault_erase_after ON vault (erase_after);

-- The index of the vault's words: by it people are found. A word is 48 bits of an HMAC with a key made from the vault's, so
-- that a stranger with this file can try no name; the places of a word stand in order and are gone down from the newest.
-- A dossier has about twenty: hence nothing in a row but the key.
CREATE TABLE word (
  word  INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;

-- The words of a row of the vault: with the row they go.
CREATE TABLE vault_words (
  stream INTEGER NOT NULL,
  ref    TEXT NOT NULL,
  place  INTEGER NOT NULL, -- of the entry that they lead to
  words  BLOB NOT NULL,    -- 6 bytes each
  PRIMARY KEY (stream, ref)
) STRICT, WITHOUT ROWID;

-- The shelf: dossiers that have left the branch's state, as they were then. Can be rebuilt from the entries. Found by the
-- code, by the token of a receipt, by day; a row stays when the state takes the dossier back, and is replaced when it returns.
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

-- Whose shelf is whole: a stream without a row here was written by a program that had none, or its rebuilding was cut off.
CREATE TABLE shelf_mark (
  stream   INTEGER PRIMARY KEY,
  version  INTEGER NOT NULL,
  wordless INTEGER NOT NULL -- vault rows of entries up to this seq may have no words yet
) STRICT;

-- One row a visit, for statistics. Can be rebuilt from the entries. Read a day at a time, hence the key's order.
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

-- States to start from, disposable; the last two of a stream are kept. A row here says that all its pieces are there.
CREATE TABLE snapshot (
  id      INTEGER PRIMARY KEY,
  stream  INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  epoch   INTEGER NOT NULL,
  version INTEGER NOT NULL,
  hash    TEXT NOT NULL, -- of the state: one that the disk has changed is not started from
  UNIQUE (stream, seq)
) STRICT;

-- The states' JSON, a piece after the other, each written as it comes: whole, tens of MB would be in memory at once, and no
-- append could be committed while they are written. Some hundred kB each (a tenth of it packed), hence a rowid.
CREATE TABLE snapshot_piece (
  snapshot INTEGER NOT NULL, -- its id; of one that is not there: still being written, or broken off
  piece    INTEGER NOT NULL,
  packed   BLOB NOT NULL,    -- zstd
  PRIMARY KEY (snapshot, piece)
) STRICT;

-- What the file knows of itself: `vault_key`, a digest of the key that its vault rows are sealed with.
CREATE TABLE about (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Written and emptied by the probe that asks whether there is room again.
CREATE TABLE probe (
  id      INTEGER PRIMARY KEY,
  ballast BLOB NOT NULL
) STRICT;
