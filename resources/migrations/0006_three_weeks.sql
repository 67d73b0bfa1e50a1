-- The three weeks: requests and what was sent, both kinds of survey, tracked children, concerns, keeping in touch,
-- the fieldwork timetable, texts; where evidence came from.
-- readable_from: 6

CREATE TABLE request (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  pack_item TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  received TEXT CHECK (received IS NULL OR %is_day(received)%),
  received_time TEXT CHECK (received_time IS NULL OR %is_time(received_time)%),
  due TEXT CHECK (due IS NULL OR %is_day(due)%),
  due_time TEXT CHECK (due_time IS NULL OR %is_time(due_time)%),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  deputy TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  state TEXT NOT NULL,
  sign_off TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  returned_reason TEXT NOT NULL,
  location TEXT NOT NULL,
  working_days %int% NOT NULL,
  refreshed TEXT CHECK (refreshed IS NULL OR %is_day(refreshed)%),
  gap TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX request_inspection ON request (inspection);
CREATE INDEX request_owner ON request (owner);
CREATE INDEX request_deputy ON request (deputy);
CREATE INDEX request_partner ON request (partner);
CREATE INDEX request_sign_off ON request (sign_off);

CREATE TABLE request_version (
  id TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  bytes %int% NOT NULL,
  sha256 TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  sent_at TEXT NOT NULL CHECK (%is_stamp(sent_at)%),
  note TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX request_version_request ON request_version (request);
CREATE INDEX request_version_sha256 ON request_version (sha256);

CREATE TABLE return_row (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT NOT NULL,
  position %int% NOT NULL,
  cells TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX return_row_inspection ON return_row (inspection);

CREATE TABLE survey_sending (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  recipient TEXT NOT NULL,
  urn TEXT NOT NULL,
  passed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  passed_at TEXT CHECK (passed_at IS NULL OR %is_stamp(passed_at)%),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT CHECK (confirmed_at IS NULL OR %is_stamp(confirmed_at)%),
  reminded TEXT NOT NULL,
  note TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX survey_sending_inspection ON survey_sending (inspection);
CREATE INDEX survey_sending_passed_by ON survey_sending (passed_by);

CREATE TABLE survey_total (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  responses %int% NOT NULL,
  told_by TEXT NOT NULL,
  told_at TEXT NOT NULL CHECK (%is_stamp(told_at)%),
  note TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX survey_total_inspection ON survey_total (inspection);

CREATE TABLE own_survey (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  audience TEXT NOT NULL,
  opened TEXT CHECK (opened IS NULL OR %is_day(opened)%),
  closed TEXT CHECK (closed IS NULL OR %is_day(closed)%),
  invited %int% NOT NULL,
  questions TEXT NOT NULL,
  file_name TEXT NOT NULL,
  answers %int% NOT NULL,
  answers_sha256 TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at TEXT NOT NULL CHECK (%is_stamp(imported_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX own_survey_answers_sha256 ON own_survey (answers_sha256);

CREATE TABLE survey_comment (
  id TEXT NOT NULL PRIMARY KEY,
  survey TEXT NOT NULL REFERENCES own_survey (id) DEFERRABLE INITIALLY DEFERRED,
  answer %int% NOT NULL,
  question TEXT NOT NULL,
  text TEXT NOT NULL,
  voice TEXT,
  criteria TEXT NOT NULL,
  may_quote TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX survey_comment_survey ON survey_comment (survey);

CREATE TABLE you_said (
  id TEXT NOT NULL PRIMARY KEY,
  said TEXT NOT NULL,
  did TEXT NOT NULL,
  survey TEXT REFERENCES own_survey (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  told_on TEXT CHECK (told_on IS NULL OR %is_day(told_on)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX you_said_survey ON you_said (survey);
CREATE INDEX you_said_partner ON you_said (partner);

CREATE TABLE tracked_child (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  child TEXT REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
  case_code TEXT NOT NULL,
  state TEXT NOT NULL,
  place %int% NOT NULL,
  chosen_on TEXT CHECK (chosen_on IS NULL OR %is_day(chosen_on)%),
  why TEXT NOT NULL,
  replaces TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  replaced_why TEXT NOT NULL,
  giver TEXT,
  agreement TEXT NOT NULL,
  asked_on TEXT CHECK (asked_on IS NULL OR %is_day(asked_on)%),
  answered_on TEXT CHECK (answered_on IS NULL OR %is_day(answered_on)%),
  withdrawn_on TEXT CHECK (withdrawn_on IS NULL OR %is_day(withdrawn_on)%),
  records_wait TEXT NOT NULL,
  documents_due TEXT CHECK (documents_due IS NULL OR %is_day(documents_due)%),
  documents_due_time TEXT CHECK (documents_due_time IS NULL OR %is_time(documents_due_time)%),
  lead TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX tracked_child_inspection ON tracked_child (inspection);
CREATE INDEX tracked_child_child ON tracked_child (child);
CREATE INDEX tracked_child_replaces ON tracked_child (replaces);
CREATE INDEX tracked_child_lead ON tracked_child (lead);

CREATE TABLE case_document (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  pack_document TEXT NOT NULL,
  title TEXT NOT NULL,
  agency TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS NULL OR %is_day(due)%),
  received_at TEXT CHECK (received_at IS NULL OR %is_stamp(received_at)%),
  sent_at TEXT CHECK (sent_at IS NULL OR %is_stamp(sent_at)%),
  sent_to TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX case_document_tracked_child ON case_document (tracked_child);
CREATE INDEX case_document_owner ON case_document (owner);
CREATE INDEX case_document_sealed_sha256 ON case_document (sealed_sha256);

CREATE TABLE case_practitioner (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT NOT NULL,
  role TEXT NOT NULL,
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  attendance TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX case_practitioner_tracked_child ON case_practitioner (tracked_child);
CREATE INDEX case_practitioner_person ON case_practitioner (person);

CREATE TABLE case_event (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL CHECK (%is_day(day)%),
  agency TEXT NOT NULL,
  criteria TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX case_event_tracked_child ON case_event (tracked_child);

CREATE TABLE named_person (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (%is_stamp(added_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX named_person_inspection ON named_person (inspection);
CREATE INDEX named_person_person ON named_person (person);

CREATE TABLE concern (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  case_code TEXT NOT NULL,
  origin TEXT NOT NULL,
  received_at TEXT NOT NULL CHECK (%is_stamp(received_at)%),
  state TEXT NOT NULL,
  told_at TEXT CHECK (told_at IS NULL OR %is_stamp(told_at)%),
  assurance_due TEXT CHECK (assurance_due IS NULL OR %is_day(assurance_due)%),
  assurance_due_time TEXT CHECK (assurance_due_time IS NULL OR %is_time(assurance_due_time)%),
  assured_at TEXT CHECK (assured_at IS NULL OR %is_stamp(assured_at)%),
  closed_at TEXT CHECK (closed_at IS NULL OR %is_stamp(closed_at)%),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX concern_inspection ON concern (inspection);
CREATE INDEX concern_owner ON concern (owner);

CREATE TABLE inspection_point (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  point_kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (%is_day(day)%),
  state TEXT NOT NULL,
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS NULL OR %is_day(due)%),
  due_time TEXT CHECK (due_time IS NULL OR %is_time(due_time)%),
  request TEXT REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  task TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  sealed_sha256 TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX inspection_point_inspection ON inspection_point (inspection);
CREATE INDEX inspection_point_owner ON inspection_point (owner);
CREATE INDEX inspection_point_request ON inspection_point (request);
CREATE INDEX inspection_point_task ON inspection_point (task);
CREATE INDEX inspection_point_sealed_sha256 ON inspection_point (sealed_sha256);

CREATE TABLE place (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  place_kind TEXT NOT NULL,
  address TEXT NOT NULL,
  seats %int% NOT NULL,
  urn TEXT NOT NULL,
  minutes_away %int% NOT NULL,
  access TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;

CREATE TABLE journey (
  id TEXT NOT NULL PRIMARY KEY,
  from_place TEXT NOT NULL REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  to_place TEXT NOT NULL REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  minutes %int% NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX journey_from_place ON journey (from_place);
CREATE INDEX journey_to_place ON journey (to_place);

CREATE TABLE fieldwork_hours (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT CHECK (day IS NULL OR %is_day(day)%),
  starts TEXT NOT NULL CHECK (%is_time(starts)%),
  ends TEXT NOT NULL CHECK (%is_time(ends)%),
  break_starts TEXT CHECK (break_starts IS NULL OR %is_time(break_starts)%),
  break_minutes %int% NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX fieldwork_hours_inspection ON fieldwork_hours (inspection);

CREATE TABLE unavailable (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  inspector TEXT REFERENCES inspector (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL CHECK (%is_day(day)%),
  from_time TEXT CHECK (from_time IS NULL OR %is_time(from_time)%),
  to_time TEXT CHECK (to_time IS NULL OR %is_time(to_time)%),
  why TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX unavailable_inspection ON unavailable (inspection);
CREATE INDEX unavailable_person ON unavailable (person);
CREATE INDEX unavailable_inspector ON unavailable (inspector);
CREATE INDEX unavailable_place ON unavailable (place);

CREATE TABLE fieldwork_session (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  session_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  pin TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR %is_day(day)%),
  start TEXT CHECK (start IS NULL OR %is_time(start)%),
  minutes %int% NOT NULL,
  earliest TEXT CHECK (earliest IS NULL OR %is_day(earliest)%),
  latest TEXT CHECK (latest IS NULL OR %is_day(latest)%),
  place TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  link TEXT NOT NULL,
  seats %int% NOT NULL,
  inspectors TEXT NOT NULL,
  people TEXT NOT NULL,
  kept_out TEXT NOT NULL,
  after TEXT NOT NULL,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  tracked_child TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  needs TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX fieldwork_session_inspection ON fieldwork_session (inspection);
CREATE INDEX fieldwork_session_place ON fieldwork_session (place);
CREATE INDEX fieldwork_session_partner ON fieldwork_session (partner);
CREATE INDEX fieldwork_session_tracked_child ON fieldwork_session (tracked_child);

CREATE TABLE session_guest (
  id TEXT NOT NULL PRIMARY KEY,
  session TEXT NOT NULL REFERENCES fieldwork_session (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  attendance TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
CREATE INDEX session_guest_session ON session_guest (session);

CREATE TABLE text_template (
  id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;

ALTER TABLE evidence ADD COLUMN from_comment TEXT REFERENCES survey_comment (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX evidence_from_comment ON evidence (from_comment);
ALTER TABLE evidence ADD COLUMN from_case TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX evidence_from_case ON evidence (from_case);
ALTER TABLE evidence ADD COLUMN from_point TEXT REFERENCES inspection_point (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX evidence_from_point ON evidence (from_point);
