-- From version 3 to 4: the states of snapshots stand in pieces. Reasons: schema.sql.
ALTER TABLE snapshot RENAME TO snapshot_of_version_3;
CREATE TABLE snapshot (
  id      INTEGER PRIMARY KEY,
  stream  INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  epoch   INTEGER NOT NULL,
  version INTEGER NOT NULL,
  hash    TEXT NOT NULL, -- of the state: one that the disk has changed is not started from
  UNIQUE (stream, seq)
) STRICT;
CREATE TABLE snapshot_piece (
  snapshot INTEGER NOT NULL, -- its id; of one that is not there: still being written, or broken off
  piece    INTEGER NOT NULL,
  packed   BLOB NOT NULL,    -- zstd
  PRIMARY KEY (snapshot, piece)
) STRICT;
INSERT INTO snapshot (stream, seq, epoch, version, hash)
  SELECT stream, seq, epoch, version, hash FROM snapshot_of_version_3 ORDER BY stream, seq;
INSERT INTO snapshot_piece
  SELECT snapshot.id, 0, packed(snapshot_of_version_3.state) FROM snapshot_of_version_3 JOIN snapshot USING (stream, seq);
DROP TABLE snapshot_of_version_3;
