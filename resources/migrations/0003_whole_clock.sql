-- The inspection team, what inspectors told us, an inspection's history, attachments, saved views.
-- readable_from: 3

ALTER TABLE area ADD COLUMN framework_version TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection ADD COLUMN published_on TEXT CHECK (published_on IS NULL OR %is_day(published_on)%);
ALTER TABLE task ADD COLUMN slip_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE earlier_finding ADD COLUMN inspection TEXT REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX earlier_finding_inspection ON earlier_finding (inspection);

CREATE TABLE inspector (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('ofsted', 'cqc')),
  role TEXT NOT NULL CHECK (role IN ('lead_inspector', 'discipline_lead', 'team_inspector')),
  discipline TEXT CHECK (discipline IN ('education', 'health', 'social_care')),
  contact TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX inspector_inspection ON inspector (inspection);

CREATE TABLE told (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  item TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR %is_day(day)%),
  time TEXT CHECK (time IS NULL OR %is_time(time)%),
  value TEXT NOT NULL,
  told_by TEXT NOT NULL,
  told_at TEXT NOT NULL CHECK (%is_stamp(told_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX told_inspection ON told (inspection);

CREATE TABLE inspection_event (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  event_kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (%is_day(day)%),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX inspection_event_inspection ON inspection_event (inspection);

-- The list of subjects is open from here on: a view may be recorded on an area for priority action too.
CREATE TABLE override_open (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;
INSERT INTO override_open (id, inspection, subject, item, value, reason, author, at, revision)
  SELECT id, inspection, subject, item, value, reason, author, at, revision FROM override;
DROP TABLE override;
ALTER TABLE override_open RENAME TO override;
CREATE INDEX override_inspection ON override (inspection);

-- A file inside the workspace. Its bytes lie in chunks, once for each content, outside the change log.
CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY,
  evidence TEXT REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes %int% NOT NULL,
  sha256 TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (%is_stamp(added_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX attachment_evidence ON attachment (evidence);
CREATE INDEX attachment_sha256 ON attachment (sha256);

CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes %int% NOT NULL,
  chunks %int% NOT NULL
)%strict%;

CREATE TABLE attachment_chunk (
  sha256 TEXT NOT NULL REFERENCES attachment_content (sha256) DEFERRABLE INITIALLY DEFERRED,
  number %int% NOT NULL,
  bytes %bytes% NOT NULL,
  PRIMARY KEY (sha256, number)
)%strict%;

CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
