-- The area's own calendar: imported bank holidays, closures, school terms.
-- readable_from: 1

CREATE TABLE calendar_entry (
  id TEXT NOT NULL PRIMARY KEY,
  entry_kind TEXT NOT NULL CHECK (entry_kind IN ('bank_holiday', 'closure', 'school_term')),
  name TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (%is_day(first_day)%),
  last_day TEXT NOT NULL CHECK (%is_day(last_day)%),
  source TEXT NOT NULL,
  revision %int% NOT NULL
)%strict%;
