-- What is kept beside the lists: mappings, corrections, rules switched off, what was submitted, why a clock is late;
-- the partnership's own measures; below which number a count is hidden where it is shared.
-- readable_from: 5

ALTER TABLE area ADD COLUMN suppress_below %int% NOT NULL DEFAULT 5;

CREATE TABLE list_mapping (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  source TEXT NOT NULL,
  columns TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL CHECK (%is_stamp(made_at)%),
  revision %int% NOT NULL
)%strict%;

CREATE TABLE list_correction (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  child TEXT NOT NULL REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
  column_id TEXT NOT NULL,
  was TEXT NOT NULL,
  corrected TEXT NOT NULL,
  note TEXT NOT NULL,
  corrected_by TEXT NOT NULL,
  corrected_at TEXT NOT NULL CHECK (%is_stamp(corrected_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX list_correction_child ON list_correction (child);

CREATE TABLE rule_switch (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;

CREATE TABLE list_submission (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  as_at TEXT NOT NULL CHECK (%is_day(as_at)%),
  row_count %int% NOT NULL,
  open_sha256 TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  checks TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  note TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  submitted_at TEXT NOT NULL CHECK (%is_stamp(submitted_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX list_submission_open ON list_submission (open_sha256);
CREATE INDEX list_submission_sealed ON list_submission (sealed_sha256);

CREATE TABLE clock_note (
  id TEXT NOT NULL PRIMARY KEY,
  child TEXT NOT NULL REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
  clock TEXT NOT NULL,
  due TEXT NOT NULL CHECK (%is_day(due)%),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX clock_note_child ON clock_note (child);

CREATE TABLE measure (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  definition TEXT NOT NULL,
  unit TEXT NOT NULL,
  better TEXT NOT NULL,
  pathway TEXT NOT NULL,
  provider TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL,
  criteria TEXT NOT NULL,
  note TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX measure_provider ON measure (provider);
CREATE INDEX measure_owner ON measure (owner);

CREATE TABLE measure_value (
  id TEXT NOT NULL PRIMARY KEY,
  measure TEXT NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  month TEXT NOT NULL CHECK (%is_day(month)%),
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX measure_value_measure ON measure_value (measure);
