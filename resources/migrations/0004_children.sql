-- Children by case code, the extracts they came in, who saw identities and why, and the seal's header.
-- readable_from: 4

CREATE TABLE child (
  id TEXT NOT NULL PRIMARY KEY,
  case_code TEXT NOT NULL,
  upn_key TEXT NOT NULL,
  uln_key TEXT NOT NULL,
  local_key TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;

CREATE TABLE list_extract (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  as_at TEXT NOT NULL CHECK (%is_day(as_at)%),
  row_count %int% NOT NULL,
  open_sha256 TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at TEXT NOT NULL CHECK (%is_stamp(imported_at)%),
  revision %int% NOT NULL
)%strict%;
CREATE INDEX list_extract_open ON list_extract (open_sha256);
CREATE INDEX list_extract_sealed ON list_extract (sealed_sha256);

CREATE TABLE identity_access (
  id TEXT NOT NULL PRIMARY KEY,
  access_kind TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  children %int% NOT NULL,
  at TEXT NOT NULL CHECK (%is_stamp(at)%),
  revision %int% NOT NULL
)%strict%;

-- Outside the change log: an old header in it would open with an old passphrase.
CREATE TABLE seal (
  number %int% NOT NULL PRIMARY KEY CHECK (number = 1),
  header TEXT NOT NULL
)%strict%;
