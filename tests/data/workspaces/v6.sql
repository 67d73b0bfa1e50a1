PRAGMA application_id = 1465470283;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE waymark_schema (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL,
  readable_from INTEGER NOT NULL
) STRICT;
INSERT INTO waymark_schema VALUES(1,6,6);
CREATE TABLE area (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  la_code TEXT NOT NULL,
  framework_id TEXT NOT NULL,
  clock_day TEXT CHECK (clock_day IS NULL OR date(clock_day, '+0 days') IS clock_day),
  clock_time TEXT CHECK (clock_time IS NULL OR strftime('%H:%M', clock_time, '+0 days') IS clock_time),
  revision INTEGER NOT NULL
, framework_version TEXT NOT NULL DEFAULT '', suppress_below INTEGER NOT NULL DEFAULT 5) STRICT;
INSERT INTO area VALUES('c4b8c23e-842e-8089-88f5-b4fab7e11de5','Harrowmere','999','area-send-2025','2026-11-11','10:20',2,'1.1',5);
CREATE TABLE partner (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  partner_kind TEXT NOT NULL CHECK (partner_kind IN ('local_authority', 'icb', 'health_provider',
    'parent_carer_forum', 'school_or_college', 'sendiass', 'voluntary', 'other')),
  notes TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO partner VALUES('f904741a-6ca7-8a9c-96c6-6e98190a9291','Marsh Community Health Trust','Marsh Health','health_provider','Therapies and school nursing; it’s the largest.',1);
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
  call_order INTEGER NOT NULL,
  leave TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO person VALUES('e0610b7a-0b9c-845b-9052-c6a30982eca4','f904741a-6ca7-8a9c-96c6-6e98190a9291','Amal O’Neill','Designated clinical officer','dco health_lead','amal@example.org','01632 960100',NULL,NULL,3,'2026-11-12/2026-11-13',1);
CREATE TABLE inspection (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  inspection_kind TEXT NOT NULL CHECK (inspection_kind IN ('inspection', 'rehearsal', 'published')),
  framework_id TEXT NOT NULL,
  framework_version TEXT NOT NULL,
  notified TEXT CHECK (notified IS NULL OR date(notified, '+0 days') IS notified),
  notified_time TEXT CHECK (notified_time IS NULL OR strftime('%H:%M', notified_time, '+0 days') IS notified_time),
  lead_inspector TEXT NOT NULL,
  published_outcome TEXT NOT NULL,
  reference TEXT NOT NULL,
  revision INTEGER NOT NULL
, published_on TEXT CHECK (published_on IS NULL OR date(published_on, '+0 days') IS published_on)) STRICT;
INSERT INTO inspection VALUES('3318f69c-c2bc-8631-b464-560856959df9','Area SEND inspection','inspection','area-send-2025','1.0','2025-09-08','09:40','HMI','inconsistent','R02',2,'2025-12-04');
CREATE TABLE earlier_finding (
  id TEXT NOT NULL PRIMARY KEY,
  finding_kind TEXT NOT NULL CHECK (finding_kind IN ('priority_action', 'improvement', 'significant_concern')),
  text TEXT NOT NULL,
  from_inspection TEXT NOT NULL,
  published_on TEXT CHECK (published_on IS NULL OR date(published_on, '+0 days') IS published_on),
  criterion TEXT,
  responsible TEXT NOT NULL,
  revision INTEGER NOT NULL
, inspection TEXT REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
INSERT INTO earlier_finding VALUES('5bea50a3-cd0e-84df-a641-76147b200bcd','significant_concern','Waits for therapies were too long','Local area SEND inspection, 2019','2019-05-02','E1','f904741a-6ca7-8a9c-96c6-6e98190a9291',2,'3318f69c-c2bc-8631-b464-560856959df9');
CREATE TABLE priority (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  lead TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO priority VALUES('891eac35-8cea-86f5-841e-87bd7675ad7a','Shorter waits','By March 2027','f904741a-6ca7-8a9c-96c6-6e98190a9291','E1 L4',1);
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
  covers_from TEXT CHECK (covers_from IS NULL OR date(covers_from, '+0 days') IS covers_from),
  covers_to TEXT CHECK (covers_to IS NULL OR date(covers_to, '+0 days') IS covers_to),
  given_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  review TEXT NOT NULL CHECK (review IN ('draft', 'in_review', 'accepted', 'rejected')),
  review_by TEXT CHECK (review_by IS NULL OR date(review_by, '+0 days') IS review_by),
  logged_on TEXT NOT NULL CHECK (date(logged_on, '+0 days') IS logged_on),
  earlier_findings TEXT NOT NULL,
  priorities TEXT NOT NULL,
  revision INTEGER NOT NULL
, from_comment TEXT REFERENCES survey_comment (id) DEFERRABLE INITIALLY DEFERRED, from_case TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED, from_point TEXT REFERENCES inspection_point (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
INSERT INTO evidence VALUES('64c50659-8ffc-80ae-9056-cb740433a080','R02-07','Two in three children wait over a year','Counted in the September return.','concern','many','high','E1','E3 L4','health','early_years school_age','ehc_plan waiting_for_assessment','data','2026-04-01','2026-09-30','e0610b7a-0b9c-845b-9052-c6a30982eca4','f904741a-6ca7-8a9c-96c6-6e98190a9291','accepted','2027-01-31','2026-10-05','5bea50a3-cd0e-84df-a641-76147b200bcd','891eac35-8cea-86f5-841e-87bd7675ad7a',1,NULL,NULL,NULL);
INSERT INTO evidence VALUES('0199288d-b680-7000-a7d9-66eb31651fc1','','Only what must be there',replace('“Quoted”; two\nlines','\n',char(10)),'mixed',NULL,NULL,'E1','','','','',NULL,NULL,NULL,NULL,NULL,'draft',NULL,'2025-09-08','','',3,'0193e000-0000-7000-8000-000000000029','0193e000-0000-7000-8000-00000000002b','0193e000-0000-7000-8000-000000000031');
CREATE TABLE file_link (
  id TEXT NOT NULL PRIMARY KEY,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  location TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO file_link VALUES('09484f69-ad9b-8bbf-acea-5f55bd235b68','64c50659-8ffc-80ae-9056-cb740433a080','September return','https://files.example.org/september.xlsx',1);
CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  pack_task TEXT NOT NULL,
  title TEXT NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'done', 'not_needed')),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  notes TEXT NOT NULL,
  due TEXT CHECK (due IS NULL OR date(due, '+0 days') IS due),
  due_time TEXT CHECK (due_time IS NULL OR strftime('%H:%M', due_time, '+0 days') IS due_time),
  done_at TEXT CHECK (done_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', done_at, '+0 days') IS done_at),
  revision INTEGER NOT NULL
, slip_reason TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO task VALUES('4c52a907-ef3b-80d9-983a-151fb3dd6d71','3318f69c-c2bc-8631-b464-560856959df9','call-log','Our own title','d0','in_progress','e0610b7a-0b9c-845b-9052-c6a30982eca4','Rang twice.','2025-09-09','12:00','2025-09-09T06:40:00Z',2,'The list came late.');
CREATE TABLE snapshot (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  taken_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', taken_at, '+0 days') IS taken_at),
  payload TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO snapshot VALUES('ad9d3798-664d-89cb-9c57-d2e8b4fedbe3','3318f69c-c2bc-8631-b464-560856959df9','Before the board','2025-09-09T06:40:00Z','{"status":"provisional"}',1);
CREATE TABLE change_log (
  number INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  author TEXT NOT NULL,
  name TEXT NOT NULL,
  changes INTEGER NOT NULL,
  digest TEXT NOT NULL,
  chain TEXT NOT NULL
) STRICT;
INSERT INTO change_log VALUES(1,'2025-09-08T09:00:00Z','Priya Shah','everything',11,'bf23523e9f816764e1f0957200ff74ffa20a877256b471fd4c4ba2eb75472c60','5e7e79b7973fb1c6491947477c0dd575ff5915bac08e43853a8955936882cb12');
INSERT INTO change_log VALUES(2,'2025-09-08T10:00:00Z','Priya Shah','log evidence',1,'950741cd4db2963e54554250f887f19ea8a29c7727b74684fdec029d527ff65a','12508b7efdb25b681ff82a3f2b6c5f3958c7f8313ae971a34bda5aa179bb7be5');
INSERT INTO change_log VALUES(3,'2025-09-08T11:00:00Z','Tom Reed','edit',1,'b2221c48ae2d9852febbf14b7d717df82dbf8ba43bb6577dce3ffe329b3b00c9','231446baa93c6c509bc253e43baf800b8b29ab798a0b1af29c5c1bc2215b7ce1');
INSERT INTO change_log VALUES(4,'2026-11-22T07:24:24Z','waymark-cli','close County Hall',1,'a9c4c58283ba0e4986bbccc820b7b33a48587b4a05e7207a4bffb0bc7ae88b55','76bf9782c51b0bb0bbcaac5c1a8681d1f67c5dbab6d1d08d027d6dab393e0162');
INSERT INTO change_log VALUES(5,'2026-11-22T09:45:52Z','waymark-cli','what version 3 can hold',12,'2ab1ac642c5496b47a96c2692514a25ad306c6e018471141d3942dcd7531d40e','a652a7aea0a2c3ae37b3df10e2ea57ee25875b3ab89b8f77f45d1586f6ff51ad');
INSERT INTO change_log VALUES(6,'2026-11-22T13:50:32Z','waymark-cli','what version 4 can hold',4,'f2897c8da834ec0e35a6af410056aad01b97927e2625de94224f6ceb065fbd75','2d119df1f7b39201fc23fdacb38451b27164283fc0ab28d8a7aacca1aff0fe66');
INSERT INTO change_log VALUES(7,'2026-11-22T15:51:50Z','waymark-cli','put records',8,'72d0e2004863f18745ad910f934b4e393ebc4f0d481772a58e1ada491f6df49f','bd2240c6ceb33f998f96052de90216279dc04363faeb3cdfb63fc06803135768');
INSERT INTO change_log VALUES(8,'2026-11-22T19:24:58Z','waymark-cli','put records',23,'293d6d3ac5f168938407f39f247cf33b41fc46760ea8e4588de8a132551891d1','65e27d72fbc5f054aaba3d7658990d7b194d1d4718e717a695b9e8b84816081d');
CREATE TABLE change_payload (
  number INTEGER NOT NULL PRIMARY KEY REFERENCES change_log (number) DEFERRABLE INITIALLY DEFERRED,
  payload TEXT NOT NULL
) STRICT;
INSERT INTO change_payload VALUES(1,'{"name":"everything","changes":[{"revision":1,"after":{"kind":"area","id":"c4b8c23e-842e-8089-88f5-b4fab7e11de5","name":"Harrowmere","la_code":"999","framework_id":"area-send-2025","clock_day":"2026-11-11","clock_time":"10:20"}},{"revision":1,"after":{"kind":"partner","id":"f904741a-6ca7-8a9c-96c6-6e98190a9291","name":"Marsh Community Health Trust","short_name":"Marsh Health","partner_kind":"health_provider","notes":"Therapies and school nursing; it’s the largest."}},{"revision":1,"after":{"kind":"person","id":"e0610b7a-0b9c-845b-9052-c6a30982eca4","partner":"f904741a-6ca7-8a9c-96c6-6e98190a9291","name":"Amal O’Neill","job_title":"Designated clinical officer","roles":["dco","health_lead"],"email":"amal@example.org","phone":"01632 960100","call_order":3,"leave":["2026-11-12/2026-11-13"]}},{"revision":1,"after":{"kind":"inspection","id":"3318f69c-c2bc-8631-b464-560856959df9","title":"Area SEND inspection","inspection_kind":"inspection","framework_id":"area-send-2025","framework_version":"1.0","notified":"2025-09-08","notified_time":"09:40","lead_inspector":"HMI","published_outcome":"inconsistent","reference":"R02"}},{"revision":1,"after":{"kind":"earlier_finding","id":"5bea50a3-cd0e-84df-a641-76147b200bcd","finding_kind":"significant_concern","text":"Waits for therapies were too long","from_inspection":"Local area SEND inspection, 2019","published_on":"2019-05-02","criterion":"E1","responsible":["f904741a-6ca7-8a9c-96c6-6e98190a9291"]}},{"revision":1,"after":{"kind":"priority","id":"891eac35-8cea-86f5-841e-87bd7675ad7a","title":"Shorter waits","detail":"By March 2027","lead":"f904741a-6ca7-8a9c-96c6-6e98190a9291","criteria":["E1","L4"]}},{"revision":1,"after":{"kind":"evidence","id":"64c50659-8ffc-80ae-9056-cb740433a080","reference":"R02-07","summary":"Two in three children wait over a year","detail":"Counted in the September return.","finding":"concern","reach":"many","impact":"high","criterion":"E1","also":["E3","L4"],"services":["health"],"age_phase":["early_years","school_age"],"groups":["ehc_plan","waiting_for_assessment"],"source":"data","covers_from":"2026-04-01","covers_to":"2026-09-30","given_by":"e0610b7a-0b9c-845b-9052-c6a30982eca4","partner":"f904741a-6ca7-8a9c-96c6-6e98190a9291","review":"accepted","review_by":"2027-01-31","logged_on":"2026-10-05","earlier_findings":["5bea50a3-cd0e-84df-a641-76147b200bcd"],"priorities":["891eac35-8cea-86f5-841e-87bd7675ad7a"]}},{"revision":1,"after":{"kind":"file_link","id":"09484f69-ad9b-8bbf-acea-5f55bd235b68","evidence":"64c50659-8ffc-80ae-9056-cb740433a080","title":"September return","location":"https://files.example.org/september.xlsx"}},{"revision":1,"after":{"kind":"task","id":"4c52a907-ef3b-80d9-983a-151fb3dd6d71","inspection":"3318f69c-c2bc-8631-b464-560856959df9","pack_task":"call-log","title":"Our own title","phase":"d0","state":"in_progress","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","notes":"Rang twice.","due":"2025-09-09","due_time":"12:00","done_at":"2025-09-09T06:40:00Z"}},{"revision":1,"after":{"kind":"override","id":"1dbb4543-7f6f-82c5-9850-2b336004e6d9","inspection":"3318f69c-c2bc-8631-b464-560856959df9","subject":"outcome","item":"outcome","value":"inconsistent","reason":"We have seen more","author":"A director","at":"2025-09-09T06:40:00Z"}},{"revision":1,"after":{"kind":"snapshot","id":"ad9d3798-664d-89cb-9c57-d2e8b4fedbe3","inspection":"3318f69c-c2bc-8631-b464-560856959df9","name":"Before the board","taken_at":"2025-09-09T06:40:00Z","payload":"{\"status\":\"provisional\"}"}}]}');
INSERT INTO change_payload VALUES(2,'{"name":"log evidence","changes":[{"revision":1,"after":{"kind":"evidence","id":"0199288d-b680-7000-a7d9-66eb31651fc1","summary":"Only what must be there","finding":"mixed","criterion":"E1","review":"draft","logged_on":"2025-09-08"}}]}');
INSERT INTO change_payload VALUES(3,'{"name":"edit","changes":[{"revision":2,"before":{"kind":"evidence","id":"0199288d-b680-7000-a7d9-66eb31651fc1","summary":"Only what must be there","finding":"mixed","criterion":"E1","review":"draft","logged_on":"2025-09-08"},"after":{"kind":"evidence","id":"0199288d-b680-7000-a7d9-66eb31651fc1","summary":"Only what must be there","detail":"“Quoted”; two\nlines","finding":"mixed","criterion":"E1","review":"draft","logged_on":"2025-09-08"}}]}');
INSERT INTO change_payload VALUES(4,'{"name":"close County Hall","changes":[{"revision":1,"after":{"kind":"calendar_entry","id":"0193d000-0000-7000-8000-000000000001","entry_kind":"closure","name":"County Hall closed","first_day":"2026-12-24","last_day":"2027-01-03","source":"Facilities team"}}]}');
INSERT INTO change_payload VALUES(5,'{"name":"what version 3 can hold","changes":[{"revision":2,"before":{"kind":"area","id":"c4b8c23e-842e-8089-88f5-b4fab7e11de5","name":"Harrowmere","la_code":"999","framework_id":"area-send-2025","clock_day":"2026-11-11","clock_time":"10:20"},"after":{"kind":"area","id":"c4b8c23e-842e-8089-88f5-b4fab7e11de5","name":"Harrowmere","la_code":"999","framework_id":"area-send-2025","clock_day":"2026-11-11","clock_time":"10:20","framework_version":"1.1"}},{"revision":2,"before":{"kind":"inspection","id":"3318f69c-c2bc-8631-b464-560856959df9","title":"Area SEND inspection","inspection_kind":"inspection","framework_id":"area-send-2025","framework_version":"1.0","notified":"2025-09-08","notified_time":"09:40","lead_inspector":"HMI","published_outcome":"inconsistent","reference":"R02"},"after":{"kind":"inspection","id":"3318f69c-c2bc-8631-b464-560856959df9","title":"Area SEND inspection","inspection_kind":"inspection","framework_id":"area-send-2025","framework_version":"1.0","notified":"2025-09-08","notified_time":"09:40","lead_inspector":"HMI","published_outcome":"inconsistent","reference":"R02","published_on":"2025-12-04"}},{"revision":2,"before":{"kind":"earlier_finding","id":"5bea50a3-cd0e-84df-a641-76147b200bcd","finding_kind":"significant_concern","text":"Waits for therapies were too long","from_inspection":"Local area SEND inspection, 2019","published_on":"2019-05-02","criterion":"E1","responsible":["f904741a-6ca7-8a9c-96c6-6e98190a9291"]},"after":{"kind":"earlier_finding","id":"5bea50a3-cd0e-84df-a641-76147b200bcd","finding_kind":"significant_concern","text":"Waits for therapies were too long","from_inspection":"Local area SEND inspection, 2019","published_on":"2019-05-02","criterion":"E1","responsible":["f904741a-6ca7-8a9c-96c6-6e98190a9291"],"inspection":"3318f69c-c2bc-8631-b464-560856959df9"}},{"revision":2,"before":{"kind":"task","id":"4c52a907-ef3b-80d9-983a-151fb3dd6d71","inspection":"3318f69c-c2bc-8631-b464-560856959df9","pack_task":"call-log","title":"Our own title","phase":"d0","state":"in_progress","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","notes":"Rang twice.","due":"2025-09-09","due_time":"12:00","done_at":"2025-09-09T06:40:00Z"},"after":{"kind":"task","id":"4c52a907-ef3b-80d9-983a-151fb3dd6d71","inspection":"3318f69c-c2bc-8631-b464-560856959df9","pack_task":"call-log","title":"Our own title","phase":"d0","state":"in_progress","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","notes":"Rang twice.","due":"2025-09-09","due_time":"12:00","done_at":"2025-09-09T06:40:00Z","slip_reason":"The list came late."}},{"revision":1,"after":{"kind":"inspector","id":"0193e000-0000-7000-8000-000000000001","inspection":"3318f69c-c2bc-8631-b464-560856959df9","name":"Jo Lark","body":"cqc","role":"discipline_lead","discipline":"health","contact":"01632 960111","notes":"Remote in week 2"}},{"revision":1,"after":{"kind":"inspector","id":"0193e000-0000-7000-8000-000000000002","inspection":"3318f69c-c2bc-8631-b464-560856959df9","name":"Sam Reed","body":"ofsted","role":"lead_inspector"}},{"revision":1,"after":{"kind":"told","id":"0193e000-0000-7000-8000-000000000003","inspection":"3318f69c-c2bc-8631-b464-560856959df9","subject":"information","item":"info-contacts","day":"2025-09-10","time":"12:00","value":"By secure upload","told_by":"Sam Reed","told_at":"2025-09-08T08:40:00Z"}},{"revision":1,"after":{"kind":"told","id":"0193e000-0000-7000-8000-000000000004","inspection":"3318f69c-c2bc-8631-b464-560856959df9","subject":"fact","item":"upload_route","value":"The inspectorates'' own site","told_at":"2025-09-08T08:41:00Z"}},{"revision":1,"after":{"kind":"inspection_event","id":"0193e000-0000-7000-8000-000000000005","inspection":"3318f69c-c2bc-8631-b464-560856959df9","event_kind":"paused","day":"2025-09-15","reason":"Flooding closed most schools","detail":"until told otherwise","author":"LANO","at":"2025-09-15T01:33:20Z"}},{"revision":1,"after":{"kind":"attachment","id":"0193e000-0000-7000-8000-000000000006","evidence":"64c50659-8ffc-80ae-9056-cb740433a080","name":"September return.pdf","media_type":"application/pdf","bytes":4096,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","added_by":"Amal O’Neill","added_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"saved_view","id":"0193e000-0000-7000-8000-000000000007","list":"evidence","name":"Health, weak","state":"{\"filter\":\"health\"}"}},{"revision":1,"after":{"kind":"override","id":"0193e000-0000-7000-8000-000000000008","inspection":"3318f69c-c2bc-8631-b464-560856959df9","subject":"earlier_finding","item":"5bea50a3-cd0e-84df-a641-76147b200bcd","value":"effective","reason":"We have seen more","author":"A director","at":"2025-09-10T10:26:40Z"}}]}');
INSERT INTO change_payload VALUES(6,'{"name":"what version 4 can hold","changes":[{"revision":1,"after":{"kind":"child","id":"0193e000-0000-7000-8000-000000000011","case_code":"C-00001","upn_key":"00112233445566778899aabbccddeeff","local_key":"ffeeddccbbaa99887766554433221100"}},{"revision":1,"after":{"kind":"child","id":"0193e000-0000-7000-8000-000000000012","case_code":"C-00002"}},{"revision":1,"after":{"kind":"list_extract","id":"0193e000-0000-7000-8000-000000000013","definition":"annex-a-2023","list":"List_1","source":"Case system","file_name":"ehc.xlsx","as_at":"2025-09-08","row_count":2,"open_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","sealed_sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","imported_by":"Priya Shah","imported_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"identity_access","id":"0193e000-0000-7000-8000-000000000014","access_kind":"unsealed","who":"Priya Shah","reason":"The duty team asked","children":1,"at":"2025-09-10T10:26:40Z"}}]}');
INSERT INTO change_payload VALUES(7,'{"name":"put records","changes":[{"revision":1,"after":{"kind":"list_extract","id":"0193e000-0000-7000-8000-000000000015","definition":"settings-register","list":"Settings","source":"Get Information about Schools","file_name":"edubase.csv","as_at":"2025-09-01","row_count":3,"open_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","imported_by":"Priya Shah","imported_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"list_mapping","id":"0193e000-0000-7000-8000-000000000016","definition":"annex-a-2023","list":"List_1","source":"Case system","columns":"{\"Pupil No\":\"upn\",\"Notes\":\"\"}","made_by":"Priya Shah","made_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"list_correction","id":"0193e000-0000-7000-8000-000000000017","definition":"annex-a-2023","list":"List_1","child":"0193e000-0000-7000-8000-000000000011","column_id":"primary_need","corrected":"ASD","note":"The plan says so","corrected_by":"Priya Shah","corrected_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"rule_switch","id":"0193e000-0000-7000-8000-000000000018","definition":"annex-a-2023","rule":"W130","reason":"Agreed with the lead inspector","author":"Priya Shah","at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"list_submission","id":"0193e000-0000-7000-8000-000000000019","definition":"annex-a-2023","list":"List_1","as_at":"2025-09-08","row_count":2,"open_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","sealed_sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","file_name":"List 1.xlsx","file_sha256":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae","checks":"{\"101a\":2}","sent_to":"The lead inspector","note":"By the upload site","submitted_by":"Priya Shah","submitted_at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"clock_note","id":"0193e000-0000-7000-8000-000000000020","child":"0193e000-0000-7000-8000-000000000011","clock":"plan-20-weeks","due":"2025-09-08","reason":"Health advice came in week 11","author":"Priya Shah","at":"2025-09-10T10:26:40Z"}},{"revision":1,"after":{"kind":"measure","id":"0193e000-0000-7000-8000-000000000021","title":"Wait for an autism assessment","definition":"Median weeks, those seen in the month","unit":"weeks","better":"lower","pathway":"Autism assessment","provider":"f904741a-6ca7-8a9c-96c6-6e98190a9291","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","target":"18","criteria":["E5"],"note":"Two providers until March"}},{"revision":1,"after":{"kind":"measure_value","id":"0193e000-0000-7000-8000-000000000022","measure":"0193e000-0000-7000-8000-000000000021","month":"2025-09-01","value":"41.5","note":"After the new clinic","source":"Provider return"}}]}');
INSERT INTO change_payload VALUES(8,'{"name":"put records","changes":[{"revision":1,"after":{"kind":"request","id":"0193e000-0000-7000-8000-000000000023","inspection":"3318f69c-c2bc-8631-b464-560856959df9","pack_item":"The pack item","code":"R-014","title":"The title","why":"The why","asked_by":"The asked by","received":"2025-09-16","received_time":"11:20","due":"2025-09-18","due_time":"11:40","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","deputy":"e0610b7a-0b9c-845b-9052-c6a30982eca4","partner":"f904741a-6ca7-8a9c-96c6-6e98190a9291","criteria":["E3"],"state":"drafting","sign_off":"e0610b7a-0b9c-845b-9052-c6a30982eca4","returned_reason":"The returned reason","location":"The location","working_days":20,"refreshed":"2025-09-09","gap":"The gap","notes":"The notes"}},{"revision":1,"after":{"kind":"request_version","id":"0193e000-0000-7000-8000-000000000024","request":"0193e000-0000-7000-8000-000000000023","name":"The name","bytes":4,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","sent_to":"The sent to","sent_by":"The sent by","sent_at":"2025-09-10T10:26:14Z","note":"The note"}},{"revision":1,"after":{"kind":"return_row","id":"0193e000-0000-7000-8000-000000000025","inspection":"3318f69c-c2bc-8631-b464-560856959df9","form":"health-commissioning","position":4,"cells":"{\"service\":\"Paediatrics\"}","author":"The author","at":"2025-09-10T10:26:12Z"}},{"revision":1,"after":{"kind":"survey_sending","id":"0193e000-0000-7000-8000-000000000026","inspection":"3318f69c-c2bc-8631-b464-560856959df9","audience":"parents_carers","recipient":"The recipient","urn":"100001","passed_by":"e0610b7a-0b9c-845b-9052-c6a30982eca4","passed_at":"2025-09-10T10:26:12Z","confirmed_by":"The confirmed by","confirmed_at":"2025-09-10T10:26:16Z","reminded":["2025-09-10","2025-09-11"],"note":"The note"}},{"revision":1,"after":{"kind":"survey_total","id":"0193e000-0000-7000-8000-000000000027","inspection":"3318f69c-c2bc-8631-b464-560856959df9","audience":"parents_carers","responses":4,"told_by":"The told by","told_at":"2025-09-10T10:26:10Z","note":"The note"}},{"revision":1,"after":{"kind":"own_survey","id":"0193e000-0000-7000-8000-000000000028","title":"The title","audience":"parents_carers","opened":"2025-09-12","closed":"2025-09-13","invited":6,"questions":"[{\"id\":\"q1\",\"text\":\"Did it help?\"}]","file_name":"The file name","answers":9,"answers_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","imported_by":"The imported by","imported_at":"2025-09-10T10:26:22Z"}},{"revision":1,"after":{"kind":"survey_comment","id":"0193e000-0000-7000-8000-000000000029","survey":"0193e000-0000-7000-8000-000000000028","answer":3,"question":"The question","text":"The text","voice":"parent_voice","criteria":["E3"],"may_quote":"yes"}},{"revision":1,"after":{"kind":"you_said","id":"0193e000-0000-7000-8000-00000000002a","said":"The said","did":"The did","survey":"0193e000-0000-7000-8000-000000000028","partner":"f904741a-6ca7-8a9c-96c6-6e98190a9291","criteria":["E3"],"told_on":"2025-09-15"}},{"revision":1,"after":{"kind":"tracked_child","id":"0193e000-0000-7000-8000-00000000002b","inspection":"3318f69c-c2bc-8631-b464-560856959df9","child":"0193e000-0000-7000-8000-000000000011","case_code":"C-0421","state":"chosen","place":6,"chosen_on":"2025-09-15","why":"The why","replaced_why":"The replaced why","giver":"local_authority","agreement":"asked","asked_on":"2025-09-11","answered_on":"2025-09-12","withdrawn_on":"2025-09-13","records_wait":"yes","documents_due":"2025-09-15","documents_due_time":"12:50","lead":"e0610b7a-0b9c-845b-9052-c6a30982eca4","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"case_document","id":"0193e000-0000-7000-8000-00000000002c","tracked_child":"0193e000-0000-7000-8000-00000000002b","pack_document":"The pack document","title":"The title","agency":"The agency","state":"asked","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","due":"2025-09-16","received_at":"2025-09-10T10:26:16Z","sent_at":"2025-09-10T10:26:18Z","sent_to":"The sent to","sealed_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"case_practitioner","id":"0193e000-0000-7000-8000-00000000002d","tracked_child":"0193e000-0000-7000-8000-00000000002b","agency":"The agency","role":"The role","person":"e0610b7a-0b9c-845b-9052-c6a30982eca4","attendance":"asked","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"case_event","id":"0193e000-0000-7000-8000-00000000002e","tracked_child":"0193e000-0000-7000-8000-00000000002b","day":"2025-09-11","agency":"The agency","criteria":["E3"],"sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"named_person","id":"0193e000-0000-7000-8000-00000000002f","inspection":"3318f69c-c2bc-8631-b464-560856959df9","part":"concerns","person":"e0610b7a-0b9c-845b-9052-c6a30982eca4","added_by":"The added by","added_at":"2025-09-10T10:26:10Z"}},{"revision":1,"after":{"kind":"concern","id":"0193e000-0000-7000-8000-000000000030","inspection":"3318f69c-c2bc-8631-b464-560856959df9","code":"R-014","case_code":"C-0421","origin":"found_in_text","received_at":"2025-09-10T10:26:10Z","state":"duty_team_told","told_at":"2025-09-10T10:26:14Z","assurance_due":"2025-09-17","assurance_due_time":"11:30","assured_at":"2025-09-10T10:26:20Z","closed_at":"2025-09-10T10:26:22Z","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"inspection_point","id":"0193e000-0000-7000-8000-000000000031","inspection":"3318f69c-c2bc-8631-b464-560856959df9","code":"R-014","point_kind":"feedback","day":"2025-09-13","state":"answered","owner":"e0610b7a-0b9c-845b-9052-c6a30982eca4","due":"2025-09-16","due_time":"11:20","request":"0193e000-0000-7000-8000-000000000023","task":"4c52a907-ef3b-80d9-983a-151fb3dd6d71","sealed_sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"place","id":"0193e000-0000-7000-8000-000000000032","name":"The name","place_kind":"setting","address":"The address","seats":5,"urn":"100001","minutes_away":7,"access":"The access"}},{"revision":1,"after":{"kind":"journey","id":"0193e000-0000-7000-8000-000000000033","from_place":"0193e000-0000-7000-8000-000000000032","to_place":"0193e000-0000-7000-8000-000000000032","minutes":4}},{"revision":1,"after":{"kind":"fieldwork_hours","id":"0193e000-0000-7000-8000-000000000034","inspection":"3318f69c-c2bc-8631-b464-560856959df9","day":"2025-09-11","starts":"10:30","ends":"10:40","break_starts":"10:50","break_minutes":7}},{"revision":1,"after":{"kind":"unavailable","id":"0193e000-0000-7000-8000-000000000035","inspection":"3318f69c-c2bc-8631-b464-560856959df9","place":"0193e000-0000-7000-8000-000000000032","day":"2025-09-14","from_time":"11:00","to_time":"11:10","why":"The why"}},{"revision":1,"after":{"kind":"fieldwork_session","id":"0193e000-0000-7000-8000-000000000036","inspection":"3318f69c-c2bc-8631-b464-560856959df9","code":"R-014","title":"The title","session_kind":"meeting","state":"agreed","pin":"pinned","day":"2025-09-16","start":"11:20","minutes":10,"earliest":"2025-09-09","latest":"2025-09-10","place":"0193e000-0000-7000-8000-000000000032","link":"The link","seats":15,"inspectors":["0193e000-0000-7000-8000-000000000001"],"people":["e0610b7a-0b9c-845b-9052-c6a30982eca4"],"kept_out":["e0610b7a-0b9c-845b-9052-c6a30982eca4"],"partner":"f904741a-6ca7-8a9c-96c6-6e98190a9291","tracked_child":"0193e000-0000-7000-8000-00000000002b","criteria":["E3"],"needs":"The needs","notes":"The notes"}},{"revision":1,"after":{"kind":"session_guest","id":"0193e000-0000-7000-8000-000000000037","session":"0193e000-0000-7000-8000-000000000036","label":"The label","attendance":"asked","sealed":"U2VhbGVk"}},{"revision":1,"after":{"kind":"text_template","id":"0193e000-0000-7000-8000-000000000038","text":"The text","subject":"The subject","body":"The body","author":"The author","at":"2025-09-10T10:26:10Z"}},{"revision":3,"before":{"kind":"evidence","id":"0199288d-b680-7000-a7d9-66eb31651fc1","summary":"Only what must be there","detail":"“Quoted”; two\nlines","finding":"mixed","criterion":"E1","review":"draft","logged_on":"2025-09-08"},"after":{"kind":"evidence","id":"0199288d-b680-7000-a7d9-66eb31651fc1","summary":"Only what must be there","detail":"“Quoted”; two\nlines","finding":"mixed","criterion":"E1","review":"draft","logged_on":"2025-09-08","from_comment":"0193e000-0000-7000-8000-000000000029","from_case":"0193e000-0000-7000-8000-00000000002b","from_point":"0193e000-0000-7000-8000-000000000031"}}]}');
CREATE TABLE calendar_entry (
  id TEXT NOT NULL PRIMARY KEY,
  entry_kind TEXT NOT NULL CHECK (entry_kind IN ('bank_holiday', 'closure', 'school_term')),
  name TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (date(first_day, '+0 days') IS first_day),
  last_day TEXT NOT NULL CHECK (date(last_day, '+0 days') IS last_day),
  source TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO calendar_entry VALUES('0193d000-0000-7000-8000-000000000001','closure','County Hall closed','2026-12-24','2027-01-03','Facilities team',1);
CREATE TABLE inspector (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body IN ('ofsted', 'cqc')),
  role TEXT NOT NULL CHECK (role IN ('lead_inspector', 'discipline_lead', 'team_inspector')),
  discipline TEXT CHECK (discipline IN ('education', 'health', 'social_care')),
  contact TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO inspector VALUES('0193e000-0000-7000-8000-000000000001','3318f69c-c2bc-8631-b464-560856959df9','Jo Lark','cqc','discipline_lead','health','01632 960111','Remote in week 2',1);
INSERT INTO inspector VALUES('0193e000-0000-7000-8000-000000000002','3318f69c-c2bc-8631-b464-560856959df9','Sam Reed','ofsted','lead_inspector',NULL,'','',1);
CREATE TABLE told (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  item TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR date(day, '+0 days') IS day),
  time TEXT CHECK (time IS NULL OR strftime('%H:%M', time, '+0 days') IS time),
  value TEXT NOT NULL,
  told_by TEXT NOT NULL,
  told_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', told_at, '+0 days') IS told_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO told VALUES('0193e000-0000-7000-8000-000000000003','3318f69c-c2bc-8631-b464-560856959df9','information','info-contacts','2025-09-10','12:00','By secure upload','Sam Reed','2025-09-08T08:40:00Z',1);
INSERT INTO told VALUES('0193e000-0000-7000-8000-000000000004','3318f69c-c2bc-8631-b464-560856959df9','fact','upload_route',NULL,NULL,'The inspectorates'' own site','','2025-09-08T08:41:00Z',1);
CREATE TABLE inspection_event (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  event_kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO inspection_event VALUES('0193e000-0000-7000-8000-000000000005','3318f69c-c2bc-8631-b464-560856959df9','paused','2025-09-15','Flooding closed most schools','until told otherwise','LANO','2025-09-15T01:33:20Z',1);
CREATE TABLE IF NOT EXISTS "override" (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO override VALUES('1dbb4543-7f6f-82c5-9850-2b336004e6d9','3318f69c-c2bc-8631-b464-560856959df9','outcome','outcome','inconsistent','We have seen more','A director','2025-09-09T06:40:00Z',1);
INSERT INTO override VALUES('0193e000-0000-7000-8000-000000000008','3318f69c-c2bc-8631-b464-560856959df9','earlier_finding','5bea50a3-cd0e-84df-a641-76147b200bcd','effective','We have seen more','A director','2025-09-10T10:26:40Z',1);
CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY,
  evidence TEXT REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', added_at, '+0 days') IS added_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO attachment VALUES('0193e000-0000-7000-8000-000000000006','64c50659-8ffc-80ae-9056-cb740433a080','September return.pdf','application/pdf',4096,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','Amal O’Neill','2025-09-10T10:26:40Z',1);
CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes INTEGER NOT NULL,
  chunks INTEGER NOT NULL
) STRICT;
CREATE TABLE attachment_chunk (
  sha256 TEXT NOT NULL REFERENCES attachment_content (sha256) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, number)
) STRICT;
CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO saved_view VALUES('0193e000-0000-7000-8000-000000000007','evidence','Health, weak','{"filter":"health"}',1);
CREATE TABLE child (
  id TEXT NOT NULL PRIMARY KEY,
  case_code TEXT NOT NULL,
  upn_key TEXT NOT NULL,
  uln_key TEXT NOT NULL,
  local_key TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO child VALUES('0193e000-0000-7000-8000-000000000011','C-00001','00112233445566778899aabbccddeeff','','ffeeddccbbaa99887766554433221100',1);
INSERT INTO child VALUES('0193e000-0000-7000-8000-000000000012','C-00002','','','',1);
CREATE TABLE list_extract (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  as_at TEXT NOT NULL CHECK (date(as_at, '+0 days') IS as_at),
  row_count INTEGER NOT NULL,
  open_sha256 TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', imported_at, '+0 days') IS imported_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO list_extract VALUES('0193e000-0000-7000-8000-000000000013','annex-a-2023','List_1','Case system','ehc.xlsx','2025-09-08',2,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','Priya Shah','2025-09-10T10:26:40Z',1);
INSERT INTO list_extract VALUES('0193e000-0000-7000-8000-000000000015','settings-register','Settings','Get Information about Schools','edubase.csv','2025-09-01',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','','Priya Shah','2025-09-10T10:26:40Z',1);
CREATE TABLE identity_access (
  id TEXT NOT NULL PRIMARY KEY,
  access_kind TEXT NOT NULL,
  who TEXT NOT NULL,
  reason TEXT NOT NULL,
  children INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO identity_access VALUES('0193e000-0000-7000-8000-000000000014','unsealed','Priya Shah','The duty team asked',1,'2025-09-10T10:26:40Z',1);
CREATE TABLE seal (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
  header TEXT NOT NULL
) STRICT;
CREATE TABLE list_mapping (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  source TEXT NOT NULL,
  columns TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', made_at, '+0 days') IS made_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO list_mapping VALUES('0193e000-0000-7000-8000-000000000016','annex-a-2023','List_1','Case system','{"Pupil No":"upn","Notes":""}','Priya Shah','2025-09-10T10:26:40Z',1);
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
  corrected_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', corrected_at, '+0 days') IS corrected_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO list_correction VALUES('0193e000-0000-7000-8000-000000000017','annex-a-2023','List_1','0193e000-0000-7000-8000-000000000011','primary_need','','ASD','The plan says so','Priya Shah','2025-09-10T10:26:40Z',1);
CREATE TABLE rule_switch (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO rule_switch VALUES('0193e000-0000-7000-8000-000000000018','annex-a-2023','W130','Agreed with the lead inspector','Priya Shah','2025-09-10T10:26:40Z',1);
CREATE TABLE list_submission (
  id TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  list TEXT NOT NULL,
  as_at TEXT NOT NULL CHECK (date(as_at, '+0 days') IS as_at),
  row_count INTEGER NOT NULL,
  open_sha256 TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  checks TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  note TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  submitted_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', submitted_at, '+0 days') IS submitted_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO list_submission VALUES('0193e000-0000-7000-8000-000000000019','annex-a-2023','List_1','2025-09-08',2,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855','List 1.xlsx','2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae','{"101a":2}','The lead inspector','By the upload site','Priya Shah','2025-09-10T10:26:40Z',1);
CREATE TABLE clock_note (
  id TEXT NOT NULL PRIMARY KEY,
  child TEXT NOT NULL REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
  clock TEXT NOT NULL,
  due TEXT NOT NULL CHECK (date(due, '+0 days') IS due),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO clock_note VALUES('0193e000-0000-7000-8000-000000000020','0193e000-0000-7000-8000-000000000011','plan-20-weeks','2025-09-08','Health advice came in week 11','Priya Shah','2025-09-10T10:26:40Z',1);
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
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO measure VALUES('0193e000-0000-7000-8000-000000000021','Wait for an autism assessment','Median weeks, those seen in the month','weeks','lower','Autism assessment','f904741a-6ca7-8a9c-96c6-6e98190a9291','e0610b7a-0b9c-845b-9052-c6a30982eca4','18','E5','Two providers until March',1);
CREATE TABLE measure_value (
  id TEXT NOT NULL PRIMARY KEY,
  measure TEXT NOT NULL REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
  month TEXT NOT NULL CHECK (date(month, '+0 days') IS month),
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO measure_value VALUES('0193e000-0000-7000-8000-000000000022','0193e000-0000-7000-8000-000000000021','2025-09-01','41.5','After the new clinic','Provider return',1);
CREATE TABLE request (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  pack_item TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  received TEXT CHECK (received IS NULL OR date(received, '+0 days') IS received),
  received_time TEXT CHECK (received_time IS NULL OR strftime('%H:%M', received_time, '+0 days') IS received_time),
  due TEXT CHECK (due IS NULL OR date(due, '+0 days') IS due),
  due_time TEXT CHECK (due_time IS NULL OR strftime('%H:%M', due_time, '+0 days') IS due_time),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  deputy TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  state TEXT NOT NULL,
  sign_off TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  returned_reason TEXT NOT NULL,
  location TEXT NOT NULL,
  working_days INTEGER NOT NULL,
  refreshed TEXT CHECK (refreshed IS NULL OR date(refreshed, '+0 days') IS refreshed),
  gap TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO request VALUES('0193e000-0000-7000-8000-000000000023','3318f69c-c2bc-8631-b464-560856959df9','The pack item','R-014','The title','The why','The asked by','2025-09-16','11:20','2025-09-18','11:40','e0610b7a-0b9c-845b-9052-c6a30982eca4','e0610b7a-0b9c-845b-9052-c6a30982eca4','f904741a-6ca7-8a9c-96c6-6e98190a9291','E3','drafting','e0610b7a-0b9c-845b-9052-c6a30982eca4','The returned reason','The location',20,'2025-09-09','The gap','The notes',1);
CREATE TABLE request_version (
  id TEXT NOT NULL PRIMARY KEY,
  request TEXT NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  sent_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', sent_at, '+0 days') IS sent_at),
  note TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO request_version VALUES('0193e000-0000-7000-8000-000000000024','0193e000-0000-7000-8000-000000000023','The name',4,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','The sent to','The sent by','2025-09-10T10:26:14Z','The note',1);
CREATE TABLE return_row (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  form TEXT NOT NULL,
  position INTEGER NOT NULL,
  cells TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO return_row VALUES('0193e000-0000-7000-8000-000000000025','3318f69c-c2bc-8631-b464-560856959df9','health-commissioning',4,'{"service":"Paediatrics"}','The author','2025-09-10T10:26:12Z',1);
CREATE TABLE survey_sending (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  recipient TEXT NOT NULL,
  urn TEXT NOT NULL,
  passed_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  passed_at TEXT CHECK (passed_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', passed_at, '+0 days') IS passed_at),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT CHECK (confirmed_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', confirmed_at, '+0 days') IS confirmed_at),
  reminded TEXT NOT NULL,
  note TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO survey_sending VALUES('0193e000-0000-7000-8000-000000000026','3318f69c-c2bc-8631-b464-560856959df9','parents_carers','The recipient','100001','e0610b7a-0b9c-845b-9052-c6a30982eca4','2025-09-10T10:26:12Z','The confirmed by','2025-09-10T10:26:16Z','2025-09-10 2025-09-11','The note',1);
CREATE TABLE survey_total (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  audience TEXT NOT NULL,
  responses INTEGER NOT NULL,
  told_by TEXT NOT NULL,
  told_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', told_at, '+0 days') IS told_at),
  note TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO survey_total VALUES('0193e000-0000-7000-8000-000000000027','3318f69c-c2bc-8631-b464-560856959df9','parents_carers',4,'The told by','2025-09-10T10:26:10Z','The note',1);
CREATE TABLE own_survey (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  audience TEXT NOT NULL,
  opened TEXT CHECK (opened IS NULL OR date(opened, '+0 days') IS opened),
  closed TEXT CHECK (closed IS NULL OR date(closed, '+0 days') IS closed),
  invited INTEGER NOT NULL,
  questions TEXT NOT NULL,
  file_name TEXT NOT NULL,
  answers INTEGER NOT NULL,
  answers_sha256 TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', imported_at, '+0 days') IS imported_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO own_survey VALUES('0193e000-0000-7000-8000-000000000028','The title','parents_carers','2025-09-12','2025-09-13',6,'[{"id":"q1","text":"Did it help?"}]','The file name',9,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','The imported by','2025-09-10T10:26:22Z',1);
CREATE TABLE survey_comment (
  id TEXT NOT NULL PRIMARY KEY,
  survey TEXT NOT NULL REFERENCES own_survey (id) DEFERRABLE INITIALLY DEFERRED,
  answer INTEGER NOT NULL,
  question TEXT NOT NULL,
  text TEXT NOT NULL,
  voice TEXT,
  criteria TEXT NOT NULL,
  may_quote TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO survey_comment VALUES('0193e000-0000-7000-8000-000000000029','0193e000-0000-7000-8000-000000000028',3,'The question','The text','parent_voice','E3','yes',1);
CREATE TABLE you_said (
  id TEXT NOT NULL PRIMARY KEY,
  said TEXT NOT NULL,
  did TEXT NOT NULL,
  survey TEXT REFERENCES own_survey (id) DEFERRABLE INITIALLY DEFERRED,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  told_on TEXT CHECK (told_on IS NULL OR date(told_on, '+0 days') IS told_on),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO you_said VALUES('0193e000-0000-7000-8000-00000000002a','The said','The did','0193e000-0000-7000-8000-000000000028','f904741a-6ca7-8a9c-96c6-6e98190a9291','E3','2025-09-15',1);
CREATE TABLE tracked_child (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  child TEXT REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
  case_code TEXT NOT NULL,
  state TEXT NOT NULL,
  place INTEGER NOT NULL,
  chosen_on TEXT CHECK (chosen_on IS NULL OR date(chosen_on, '+0 days') IS chosen_on),
  why TEXT NOT NULL,
  replaces TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  replaced_why TEXT NOT NULL,
  giver TEXT,
  agreement TEXT NOT NULL,
  asked_on TEXT CHECK (asked_on IS NULL OR date(asked_on, '+0 days') IS asked_on),
  answered_on TEXT CHECK (answered_on IS NULL OR date(answered_on, '+0 days') IS answered_on),
  withdrawn_on TEXT CHECK (withdrawn_on IS NULL OR date(withdrawn_on, '+0 days') IS withdrawn_on),
  records_wait TEXT NOT NULL,
  documents_due TEXT CHECK (documents_due IS NULL OR date(documents_due, '+0 days') IS documents_due),
  documents_due_time TEXT CHECK (documents_due_time IS NULL OR strftime('%H:%M', documents_due_time, '+0 days') IS documents_due_time),
  lead TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO tracked_child VALUES('0193e000-0000-7000-8000-00000000002b','3318f69c-c2bc-8631-b464-560856959df9','0193e000-0000-7000-8000-000000000011','C-0421','chosen',6,'2025-09-15','The why',NULL,'The replaced why','local_authority','asked','2025-09-11','2025-09-12','2025-09-13','yes','2025-09-15','12:50','e0610b7a-0b9c-845b-9052-c6a30982eca4','U2VhbGVk',1);
CREATE TABLE case_document (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  pack_document TEXT NOT NULL,
  title TEXT NOT NULL,
  agency TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS NULL OR date(due, '+0 days') IS due),
  received_at TEXT CHECK (received_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', received_at, '+0 days') IS received_at),
  sent_at TEXT CHECK (sent_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', sent_at, '+0 days') IS sent_at),
  sent_to TEXT NOT NULL,
  sealed_sha256 TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO case_document VALUES('0193e000-0000-7000-8000-00000000002c','0193e000-0000-7000-8000-00000000002b','The pack document','The title','The agency','asked','e0610b7a-0b9c-845b-9052-c6a30982eca4','2025-09-16','2025-09-10T10:26:16Z','2025-09-10T10:26:18Z','The sent to','ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','U2VhbGVk',1);
CREATE TABLE case_practitioner (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  agency TEXT NOT NULL,
  role TEXT NOT NULL,
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  attendance TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO case_practitioner VALUES('0193e000-0000-7000-8000-00000000002d','0193e000-0000-7000-8000-00000000002b','The agency','The role','e0610b7a-0b9c-845b-9052-c6a30982eca4','asked','U2VhbGVk',1);
CREATE TABLE case_event (
  id TEXT NOT NULL PRIMARY KEY,
  tracked_child TEXT NOT NULL REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  agency TEXT NOT NULL,
  criteria TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO case_event VALUES('0193e000-0000-7000-8000-00000000002e','0193e000-0000-7000-8000-00000000002b','2025-09-11','The agency','E3','U2VhbGVk',1);
CREATE TABLE named_person (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', added_at, '+0 days') IS added_at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO named_person VALUES('0193e000-0000-7000-8000-00000000002f','3318f69c-c2bc-8631-b464-560856959df9','concerns','e0610b7a-0b9c-845b-9052-c6a30982eca4','The added by','2025-09-10T10:26:10Z',1);
CREATE TABLE concern (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  case_code TEXT NOT NULL,
  origin TEXT NOT NULL,
  received_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', received_at, '+0 days') IS received_at),
  state TEXT NOT NULL,
  told_at TEXT CHECK (told_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', told_at, '+0 days') IS told_at),
  assurance_due TEXT CHECK (assurance_due IS NULL OR date(assurance_due, '+0 days') IS assurance_due),
  assurance_due_time TEXT CHECK (assurance_due_time IS NULL OR strftime('%H:%M', assurance_due_time, '+0 days') IS assurance_due_time),
  assured_at TEXT CHECK (assured_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', assured_at, '+0 days') IS assured_at),
  closed_at TEXT CHECK (closed_at IS NULL OR strftime('%Y-%m-%dT%H:%M:%SZ', closed_at, '+0 days') IS closed_at),
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO concern VALUES('0193e000-0000-7000-8000-000000000030','3318f69c-c2bc-8631-b464-560856959df9','R-014','C-0421','found_in_text','2025-09-10T10:26:10Z','duty_team_told','2025-09-10T10:26:14Z','2025-09-17','11:30','2025-09-10T10:26:20Z','2025-09-10T10:26:22Z','e0610b7a-0b9c-845b-9052-c6a30982eca4','U2VhbGVk',1);
CREATE TABLE inspection_point (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  point_kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  state TEXT NOT NULL,
  owner TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS NULL OR date(due, '+0 days') IS due),
  due_time TEXT CHECK (due_time IS NULL OR strftime('%H:%M', due_time, '+0 days') IS due_time),
  request TEXT REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  task TEXT REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
  sealed_sha256 TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO inspection_point VALUES('0193e000-0000-7000-8000-000000000031','3318f69c-c2bc-8631-b464-560856959df9','R-014','feedback','2025-09-13','answered','e0610b7a-0b9c-845b-9052-c6a30982eca4','2025-09-16','11:20','0193e000-0000-7000-8000-000000000023','4c52a907-ef3b-80d9-983a-151fb3dd6d71','ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','U2VhbGVk',1);
CREATE TABLE place (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  place_kind TEXT NOT NULL,
  address TEXT NOT NULL,
  seats INTEGER NOT NULL,
  urn TEXT NOT NULL,
  minutes_away INTEGER NOT NULL,
  access TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO place VALUES('0193e000-0000-7000-8000-000000000032','The name','setting','The address',5,'100001',7,'The access',1);
CREATE TABLE journey (
  id TEXT NOT NULL PRIMARY KEY,
  from_place TEXT NOT NULL REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  to_place TEXT NOT NULL REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO journey VALUES('0193e000-0000-7000-8000-000000000033','0193e000-0000-7000-8000-000000000032','0193e000-0000-7000-8000-000000000032',4,1);
CREATE TABLE fieldwork_hours (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT CHECK (day IS NULL OR date(day, '+0 days') IS day),
  starts TEXT NOT NULL CHECK (strftime('%H:%M', starts, '+0 days') IS starts),
  ends TEXT NOT NULL CHECK (strftime('%H:%M', ends, '+0 days') IS ends),
  break_starts TEXT CHECK (break_starts IS NULL OR strftime('%H:%M', break_starts, '+0 days') IS break_starts),
  break_minutes INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO fieldwork_hours VALUES('0193e000-0000-7000-8000-000000000034','3318f69c-c2bc-8631-b464-560856959df9','2025-09-11','10:30','10:40','10:50',7,1);
CREATE TABLE unavailable (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  inspector TEXT REFERENCES inspector (id) DEFERRABLE INITIALLY DEFERRED,
  place TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  from_time TEXT CHECK (from_time IS NULL OR strftime('%H:%M', from_time, '+0 days') IS from_time),
  to_time TEXT CHECK (to_time IS NULL OR strftime('%H:%M', to_time, '+0 days') IS to_time),
  why TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO unavailable VALUES('0193e000-0000-7000-8000-000000000035','3318f69c-c2bc-8631-b464-560856959df9',NULL,NULL,'0193e000-0000-7000-8000-000000000032','2025-09-14','11:00','11:10','The why',1);
CREATE TABLE fieldwork_session (
  id TEXT NOT NULL PRIMARY KEY,
  inspection TEXT NOT NULL REFERENCES inspection (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  session_kind TEXT NOT NULL,
  state TEXT NOT NULL,
  pin TEXT NOT NULL,
  day TEXT CHECK (day IS NULL OR date(day, '+0 days') IS day),
  start TEXT CHECK (start IS NULL OR strftime('%H:%M', start, '+0 days') IS start),
  minutes INTEGER NOT NULL,
  earliest TEXT CHECK (earliest IS NULL OR date(earliest, '+0 days') IS earliest),
  latest TEXT CHECK (latest IS NULL OR date(latest, '+0 days') IS latest),
  place TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  link TEXT NOT NULL,
  seats INTEGER NOT NULL,
  inspectors TEXT NOT NULL,
  people TEXT NOT NULL,
  kept_out TEXT NOT NULL,
  after TEXT NOT NULL,
  partner TEXT REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
  tracked_child TEXT REFERENCES tracked_child (id) DEFERRABLE INITIALLY DEFERRED,
  criteria TEXT NOT NULL,
  needs TEXT NOT NULL,
  notes TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO fieldwork_session VALUES('0193e000-0000-7000-8000-000000000036','3318f69c-c2bc-8631-b464-560856959df9','R-014','The title','meeting','agreed','pinned','2025-09-16','11:20',10,'2025-09-09','2025-09-10','0193e000-0000-7000-8000-000000000032','The link',15,'0193e000-0000-7000-8000-000000000001','e0610b7a-0b9c-845b-9052-c6a30982eca4','e0610b7a-0b9c-845b-9052-c6a30982eca4','','f904741a-6ca7-8a9c-96c6-6e98190a9291','0193e000-0000-7000-8000-00000000002b','E3','The needs','The notes',1);
CREATE TABLE session_guest (
  id TEXT NOT NULL PRIMARY KEY,
  session TEXT NOT NULL REFERENCES fieldwork_session (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  attendance TEXT NOT NULL,
  sealed TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO session_guest VALUES('0193e000-0000-7000-8000-000000000037','0193e000-0000-7000-8000-000000000036','The label','asked','U2VhbGVk',1);
CREATE TABLE text_template (
  id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days') IS at),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO text_template VALUES('0193e000-0000-7000-8000-000000000038','The text','The subject','The body','The author','2025-09-10T10:26:10Z',1);
CREATE INDEX person_partner ON person (partner);
CREATE INDEX person_deputy ON person (deputy);
CREATE INDEX person_called_by ON person (called_by);
CREATE INDEX priority_lead ON priority (lead);
CREATE INDEX evidence_given_by ON evidence (given_by);
CREATE INDEX evidence_partner ON evidence (partner);
CREATE INDEX file_link_evidence ON file_link (evidence);
CREATE INDEX task_inspection ON task (inspection);
CREATE INDEX task_owner ON task (owner);
CREATE INDEX snapshot_inspection ON snapshot (inspection);
CREATE INDEX earlier_finding_inspection ON earlier_finding (inspection);
CREATE INDEX inspector_inspection ON inspector (inspection);
CREATE INDEX told_inspection ON told (inspection);
CREATE INDEX inspection_event_inspection ON inspection_event (inspection);
CREATE INDEX override_inspection ON override (inspection);
CREATE INDEX attachment_evidence ON attachment (evidence);
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX list_extract_open ON list_extract (open_sha256);
CREATE INDEX list_extract_sealed ON list_extract (sealed_sha256);
CREATE INDEX list_correction_child ON list_correction (child);
CREATE INDEX list_submission_open ON list_submission (open_sha256);
CREATE INDEX list_submission_sealed ON list_submission (sealed_sha256);
CREATE INDEX clock_note_child ON clock_note (child);
CREATE INDEX measure_provider ON measure (provider);
CREATE INDEX measure_owner ON measure (owner);
CREATE INDEX measure_value_measure ON measure_value (measure);
CREATE INDEX request_inspection ON request (inspection);
CREATE INDEX request_owner ON request (owner);
CREATE INDEX request_deputy ON request (deputy);
CREATE INDEX request_partner ON request (partner);
CREATE INDEX request_sign_off ON request (sign_off);
CREATE INDEX request_version_request ON request_version (request);
CREATE INDEX request_version_sha256 ON request_version (sha256);
CREATE INDEX return_row_inspection ON return_row (inspection);
CREATE INDEX survey_sending_inspection ON survey_sending (inspection);
CREATE INDEX survey_sending_passed_by ON survey_sending (passed_by);
CREATE INDEX survey_total_inspection ON survey_total (inspection);
CREATE INDEX own_survey_answers_sha256 ON own_survey (answers_sha256);
CREATE INDEX survey_comment_survey ON survey_comment (survey);
CREATE INDEX you_said_survey ON you_said (survey);
CREATE INDEX you_said_partner ON you_said (partner);
CREATE INDEX tracked_child_inspection ON tracked_child (inspection);
CREATE INDEX tracked_child_child ON tracked_child (child);
CREATE INDEX tracked_child_replaces ON tracked_child (replaces);
CREATE INDEX tracked_child_lead ON tracked_child (lead);
CREATE INDEX case_document_tracked_child ON case_document (tracked_child);
CREATE INDEX case_document_owner ON case_document (owner);
CREATE INDEX case_document_sealed_sha256 ON case_document (sealed_sha256);
CREATE INDEX case_practitioner_tracked_child ON case_practitioner (tracked_child);
CREATE INDEX case_practitioner_person ON case_practitioner (person);
CREATE INDEX case_event_tracked_child ON case_event (tracked_child);
CREATE INDEX named_person_inspection ON named_person (inspection);
CREATE INDEX named_person_person ON named_person (person);
CREATE INDEX concern_inspection ON concern (inspection);
CREATE INDEX concern_owner ON concern (owner);
CREATE INDEX inspection_point_inspection ON inspection_point (inspection);
CREATE INDEX inspection_point_owner ON inspection_point (owner);
CREATE INDEX inspection_point_request ON inspection_point (request);
CREATE INDEX inspection_point_task ON inspection_point (task);
CREATE INDEX inspection_point_sealed_sha256 ON inspection_point (sealed_sha256);
CREATE INDEX journey_from_place ON journey (from_place);
CREATE INDEX journey_to_place ON journey (to_place);
CREATE INDEX fieldwork_hours_inspection ON fieldwork_hours (inspection);
CREATE INDEX unavailable_inspection ON unavailable (inspection);
CREATE INDEX unavailable_person ON unavailable (person);
CREATE INDEX unavailable_inspector ON unavailable (inspector);
CREATE INDEX unavailable_place ON unavailable (place);
CREATE INDEX fieldwork_session_inspection ON fieldwork_session (inspection);
CREATE INDEX fieldwork_session_place ON fieldwork_session (place);
CREATE INDEX fieldwork_session_partner ON fieldwork_session (partner);
CREATE INDEX fieldwork_session_tracked_child ON fieldwork_session (tracked_child);
CREATE INDEX session_guest_session ON session_guest (session);
CREATE INDEX evidence_from_comment ON evidence (from_comment);
CREATE INDEX evidence_from_case ON evidence (from_case);
CREATE INDEX evidence_from_point ON evidence (from_point);
COMMIT;
