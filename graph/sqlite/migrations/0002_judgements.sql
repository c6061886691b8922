-- What a judgement says beside its key and note: who and when, and of a statement how it was read and what is right.

ALTER TABLE judgements ADD COLUMN more TEXT NOT NULL DEFAULT '';
