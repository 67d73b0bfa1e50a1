-- Waymark's first schema. Frozen once landed: a change of the schema is a new file (docs/how-to/add-a-field.md).
-- readable_from: 1
-- One text for SQLite and PostgreSQL; src/storage/dialect.h says what stands for %words%.
-- Lists (ids, codes) are words parted by spaces. Foreign keys wait for the commit, so a set may come in any order.

CREATE TABLE waymark_schema (
  one %int% PRIMARY KEY CHECK (one = 1),
  version %int% NOT NULL,
  readable_from %int% NOT NULL
)%strict%;
INSERT INTO waymark_schema (one, version, readable_from) VALUES (1, 0, 0);

CREATE TABLE area (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  la_code TEXT NOT NULL,
  framework_id TEXT NOT NULL,
  clock_day TEXT CHECK (clock_day IS NULL OR %is_day(clock_day)%),
  clock_time TEXT CHECK (clock_time IS NULL OR %is_time(clock_time)%),
  revision %int% NOT NULL
)%strict%;

CREATE TABLE partner (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  partner_kind TEXT NOT NULL CHECK (partner_kind IN ('local_authority', 'icb', 'health_provider',
    'parent_carer_forum', 'school_or_college', 'sendiass', 'voluntary', 'other')),
  notes TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  job_title TEXT NOT NULL,
  roles TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  deputy TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  called_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  call_order %int% NOT NULL,
  leave TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX person_partner ON person (partner);
CREATE INDEX person_deputy ON person (deputy);
CREATE INDEX person_called_by ON person (called_by);

CREATE TABLE inspection (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  inspection_kind TEXT NOT NULL CHECK (inspection_kind IN ('inspection', 'rehearsal', 'published')),
  framework_id TEXT NOT NULL,
  framework_version TEXT NOT NULL,
  notified TEXT CHECK (notified IS NULL OR %is_day(notified)%),
  notified_time TEXT CHECK (notified_time IS NULL OR %is_time(notified_time)%),
  lead_inspector TEXT NOT NULL,
  published_outcome TEXT NOT NULL,
  reference TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;

CREATE TABLE earlier_finding (
  id TEXT NOT NULL PRIMARY KEY,
  finding_kind TEXT NOT NULL CHECK (finding_kind IN ('priority_action', 'improvement', 'significant_concern')),
  text TEXT NOT NULL,
  from_inspection TEXT NOT NULL,
  published_on TEXT CHECK (published_on IS NULL OR %is_day(published_on)%),
  criterion TEXT,
  responsible TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;

CREATE TABLE priority (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  lead TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX priority_lead ON priority (lead);

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT NOT NULL,
  finding TEXT NOT NULL CHECK (finding IN ('strength', 'mixed', 'concern')),
  reach TEXT CHECK (reach IN ('few', 'some', 'many', 'most')),
  impact TEXT CHECK (impact IN ('low', 'moderate', 'high', 'severe')),
  criterion TEXT NOT NULL,
  also TEXT NOT NULL,
  services TEXT NOT NULL,
  age_phase TEXT NOT NULL,
  groups TEXT NOT NULL,
  source TEXT,
  covers_from TEXT CHECK (covers_from IS NULL OR %is_day(covers_from)%),
  covers_to TEXT CHECK (covers_to IS NULL OR %is_day(covers_to)%),
  given_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  review TEXT NOT NULL CHECK (review IN ('draft', 'in_review', 'accepted', 'rejected')),
  review_by TEXT CHECK (review_by IS NULL OR %is_day(review_by)%),
  logged_on TEXT NOT NULL CHECK (%is_day(logged_on)%),
  earlier_findings TEXT NOT NULL,
  priorities TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX evidence_given_by ON evidence (given_by);
CREATE INDEX evidence_partner ON evidence (partner);

CREATE TABLE file_link (
  id TEXT NOT NULL PRIMARY KEY,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  location TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX file_link_evidence ON file_link (evidence);

CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  pack_task TEXT NOT NULL,
  title TEXT NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'done', 'not_needed')),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  notes TEXT NOT NULL,
  due TEXT CHECK (due IS NULL OR %is_day(due)%),
  due_time TEXT CHECK (due_time IS NULL OR %is_time(due_time)%),
  done_at TEXT CHECK (done_at IS NULL OR %is_stamp(done_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX task_inspection ON task (inspection);
CREATE INDEX task_owner ON task (owner);

CREATE TABLE override (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL CHECK (subject IN ('anchor', 'criterion', 'outcome')),
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX override_inspection ON override (inspection);

CREATE TABLE snapshot (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  taken_at TEXT NOT NULL CHECK (%is_stamp(taken_at)%),
  payload TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX snapshot_inspection ON snapshot (inspection);

-- One line a committed set of changes. `chain` is the SHA-256 of the line and the chain before it.
CREATE TABLE change_log (
  number %int% NOT NULL PRIMARY KEY,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  changes %int% NOT NULL,
  digest TEXT NOT NULL,
  chain TEXT NOT NULL
)%strict%;

-- What was changed, as JSON. Retention may empty this table; the digests above stay.
CREATE TABLE change_payload (
  number %int% NOT NULL PRIMARY KEY REFERENCES change_log (number) DEFERRABLE INITIALLY DEFERRED,
  payload TEXT NOT NULL
)%strict%;
