-- Which store this is, and how many transactions have written to it: "parley:STORE:TURN". Every transaction counts on, so that the write-ahead log of
-- another store, or of this one at another time, is never taken for the file's own.
ALTER TABLE state ADD COLUMN mark TEXT NOT NULL DEFAULT '';
UPDATE state SET mark = 'parley:' || lower(hex(randomblob(16))) || ':' || printf('%016d', 0);
