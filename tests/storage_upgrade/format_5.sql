CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE describe (
    sobject TEXT PRIMARY KEY,
    raw TEXT NOT NULL,
    last_modified TEXT,
    fetched_at TEXT NOT NULL
);
CREATE TABLE position (
    sobject TEXT PRIMARY KEY,
    selection TEXT NOT NULL,
    columns TEXT NOT NULL,
    pull_after TEXT,
    pull_started TEXT,
    pulled INTEGER NOT NULL,
    pulled_total INTEGER,
    cursor TEXT,
    swept_at TEXT,
    frozen TEXT
, filling TEXT NOT NULL DEFAULT '', pull_job TEXT, pull_locator TEXT);
CREATE TABLE apdesk_field (
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    storage TEXT NOT NULL,
    standard INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (entity, name)
);
CREATE TABLE apdesk_field_source (
    sobject TEXT NOT NULL,
    salesforce TEXT NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    field_type TEXT NOT NULL,
    rule TEXT NOT NULL,
    first_sync TEXT NOT NULL,
    writable INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (sobject, salesforce),
    FOREIGN KEY (entity, name) REFERENCES apdesk_field (entity, name)
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    cause TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    result TEXT,
    seconds REAL,
    api_calls INTEGER NOT NULL DEFAULT 0,
    error TEXT
);
CREATE TABLE run_object (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    sobject TEXT NOT NULL,
    members INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    left INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    sent_created INTEGER NOT NULL,
    sent_updated INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (run_id, sobject)
) WITHOUT ROWID;
CREATE TABLE problem (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    sobject TEXT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    next_step TEXT NOT NULL
);
CREATE INDEX problem_run ON problem (run_id);
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    run_id INTEGER,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT,
    old,
    new
, batch_id INTEGER);
CREATE INDEX history_record ON history (entity, record_id);
CREATE INDEX history_run ON history (run_id);
CREATE TABLE pending_edit (
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    base,
    local,
    remote,
    at TEXT NOT NULL,
    author TEXT NOT NULL, in_flight INTEGER NOT NULL DEFAULT 0, sent, batch_id INTEGER,
    PRIMARY KEY (entity, record_id, field)
) WITHOUT ROWID;
CREATE TABLE removal (
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    salesforce_id TEXT NOT NULL,
    sobject TEXT NOT NULL,
    reason TEXT NOT NULL,
    run_id INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    keep INTEGER NOT NULL DEFAULT 0,
    successor TEXT,
    PRIMARY KEY (entity, record_id)
) WITHOUT ROWID;
CREATE INDEX removal_successor ON removal (successor) WHERE successor IS NOT NULL;
CREATE TABLE api_call (
    hour TEXT NOT NULL,
    cause TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (hour, cause)
) WITHOUT ROWID;
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    salesforce_id TEXT UNIQUE,
    sobject TEXT,
    state TEXT NOT NULL CHECK (state IN ('member', 'kept', 'local')),
    modstamp TEXT,
    entered_at TEXT,
    entered_run INTEGER,
    changed_at TEXT,
    changed_run INTEGER
, "f_name" TEXT, "f_email" TEXT, "f_description" TEXT, "f_has_opted_out_of_email" INTEGER, "f_last_viewed_date" TEXT, "f_company" TEXT, "f_number_of_employees" INTEGER, "f_phone" TEXT, "f_account_id" TEXT);
CREATE INDEX person_member ON person (sobject, state, salesforce_id);
CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    salesforce_id TEXT UNIQUE,
    sobject TEXT,
    state TEXT NOT NULL CHECK (state IN ('member', 'kept', 'local')),
    modstamp TEXT,
    entered_at TEXT,
    entered_run INTEGER,
    changed_at TEXT,
    changed_run INTEGER
, "f_name" TEXT, "f_annual_revenue" REAL);
CREATE INDEX company_member ON company (sobject, state, salesforce_id);
CREATE VIEW person_text (id, text) AS SELECT id, ((coalesce("f_name", '') || ' ' || coalesce("f_email", '')) || ' ' || (coalesce("f_description", '') || ' ' || (coalesce("f_company", '') || ' ' || coalesce("f_phone", '')))) FROM person;
CREATE VIEW company_text (id, text) AS SELECT id, coalesce("f_name", '') FROM company;
CREATE INDEX history_batch ON history (batch_id) WHERE batch_id IS NOT NULL;
CREATE TABLE edit_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    records INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE creation (
    record_id INTEGER PRIMARY KEY,
    sobject TEXT NOT NULL,
    token TEXT NOT NULL,
    wanted_at TEXT NOT NULL,
    author TEXT NOT NULL,
    asked_at TEXT,
    asks INTEGER NOT NULL DEFAULT 0,
    sent TEXT,
    allow_duplicate INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE failure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER,
    salesforce_id TEXT,
    sobject TEXT,
    name TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('update', 'create', 'lost')),
    code TEXT NOT NULL,
    error_code TEXT NOT NULL,
    fields TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    next_step TEXT NOT NULL,
    said TEXT NOT NULL,
    cause TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    at TEXT NOT NULL,
    retry_at TEXT,
    lost TEXT NOT NULL DEFAULT '[]',
    duplicates TEXT NOT NULL DEFAULT '[]'
);
CREATE UNIQUE INDEX failure_record ON failure (entity, record_id, operation)
    WHERE operation <> 'lost';
CREATE INDEX failure_owner ON failure (entity, record_id);
CREATE INDEX failure_cause ON failure (cause);
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    base,
    local,
    remote,
    winner TEXT NOT NULL CHECK (winner IN ('salesforce', 'apdesk')),
    at TEXT NOT NULL,
    run_id INTEGER,
    state TEXT NOT NULL DEFAULT 'open'
);
CREATE INDEX conflict_record ON conflict (entity, record_id);
CREATE INDEX conflict_state ON conflict (state);
CREATE TABLE salesforce_user (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE INDEX "person_f_email" ON person (lower("f_email"));
CREATE TABLE tally (
    entity TEXT NOT NULL,
    sobject TEXT NOT NULL,
    state TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (entity, sobject, state)
) WITHOUT ROWID;
CREATE TABLE own_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    created_at TEXT NOT NULL
);
CREATE TABLE list_member (
    list_id INTEGER NOT NULL REFERENCES own_list (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (list_id, person_id)
) WITHOUT ROWID;
CREATE INDEX list_member_person ON list_member (person_id);
CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    criteria TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE journey (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    draft TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'paused')),
    version INTEGER
);
CREATE TABLE journey_version (
    journey_id INTEGER NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    graph TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (journey_id, version)
) WITHOUT ROWID;
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journey_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    source TEXT NOT NULL,
    began_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'waiting', 'outside', 'stuck', 'ended')),
    due_at TEXT,
    ended_at TEXT,
    outcome TEXT
);
CREATE INDEX passage_person ON passage (person_id);
CREATE INDEX passage_place ON passage (journey_id, shape, state, version) WHERE state <> 'ended';
CREATE INDEX passage_due ON passage (due_at) WHERE state = 'waiting';
CREATE INDEX passage_entry ON passage (journey_id, source, person_id);
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL,
    journey_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    left_at TEXT,
    port TEXT,
    note TEXT
);
CREATE INDEX step_passage ON step (passage_id);
CREATE INDEX step_person ON step (person_id);
CREATE INDEX step_shape ON step (journey_id, shape);
CREATE TABLE journey_entered (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape)
) WITHOUT ROWID;
CREATE TABLE touched (person_id INTEGER PRIMARY KEY);
CREATE TABLE trigger_match (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape, person_id)
) WITHOUT ROWID;
CREATE INDEX trigger_match_person ON trigger_match (person_id);
CREATE TABLE trigger_look (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    meaning TEXT NOT NULL,
    looked_at TEXT NOT NULL,
    PRIMARY KEY (journey_id, shape)
) WITHOUT ROWID;
CREATE TABLE effect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER,
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    version INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('wanted', 'asked', 'done', 'failed')),
    wanted_at TEXT NOT NULL,
    asked_at TEXT,
    settled_at TEXT,
    retry_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    code TEXT,
    title TEXT,
    message TEXT,
    next_step TEXT,
    said TEXT
);
CREATE INDEX effect_open ON effect (kind, state, retry_at) WHERE state <> 'done';
CREATE INDEX effect_passage ON effect (passage_id) WHERE passage_id IS NOT NULL;
CREATE INDEX effect_person ON effect (person_id);
CREATE TABLE assignment (
    journey_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    user_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (journey_id, shape, user_id)
) WITHOUT ROWID;
CREATE TABLE org_user (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    active INTEGER NOT NULL,
    modstamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE campaign (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT,
    active INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE campaign_status (
    campaign_id TEXT NOT NULL,
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_default INTEGER NOT NULL,
    responded INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, label)
) WITHOUT ROWID;
CREATE TABLE campaign_watch (
    campaign_id TEXT PRIMARY KEY,
    cursor TEXT,
    swept_at TEXT
) WITHOUT ROWID;
CREATE TABLE campaign_member (
    id TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL,
    salesforce_id TEXT NOT NULL,
    status TEXT,
    modstamp TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX campaign_member_person ON campaign_member (campaign_id, salesforce_id);
CREATE TABLE member_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id TEXT NOT NULL,
    salesforce_id TEXT NOT NULL,
    old TEXT,
    new TEXT,
    at TEXT NOT NULL
);
CREATE TABLE mail_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE TABLE mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    effect_id INTEGER,
    journey_id INTEGER,
    shape TEXT,
    template TEXT NOT NULL COLLATE NOCASE,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'refused', 'unconfirmed')),
    at TEXT NOT NULL,
    said TEXT
);
CREATE INDEX mail_person ON mail (person_id);
CREATE INDEX mail_template_person ON mail (template, person_id)
;
CREATE VIRTUAL TABLE person_search USING fts5 (
    text,
    content = 'person_text',
    content_rowid = 'id',
    detail = none,
    columnsize = 0,
    prefix = '3',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE company_search USING fts5 (
    text,
    content = 'company_text',
    content_rowid = 'id',
    detail = none,
    columnsize = 0,
    prefix = '3',
    tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO "apdesk_field" VALUES('person','name','f_name','Name','text','TEXT',1,0,0);
INSERT INTO "apdesk_field" VALUES('person','email','f_email','Email','email','TEXT',1,0,1);
INSERT INTO "apdesk_field" VALUES('person','description','f_description','Description','long_text','TEXT',1,0,2);
INSERT INTO "apdesk_field" VALUES('person','has_opted_out_of_email','f_has_opted_out_of_email','HasOptedOutOfEmail','checkbox','INTEGER',1,0,3);
INSERT INTO "apdesk_field" VALUES('person','last_viewed_date','f_last_viewed_date','LastViewedDate','datetime','TEXT',1,0,4);
INSERT INTO "apdesk_field" VALUES('person','company','f_company','Company','text','TEXT',1,0,5);
INSERT INTO "apdesk_field" VALUES('person','number_of_employees','f_number_of_employees','NumberOfEmployees','number','INTEGER',1,0,6);
INSERT INTO "apdesk_field" VALUES('person','phone','f_phone','Phone','phone','TEXT',1,0,7);
INSERT INTO "apdesk_field" VALUES('person','account_id','f_account_id','AccountId','reference','TEXT',1,0,8);
INSERT INTO "apdesk_field" VALUES('company','name','f_name','Account Name','text','TEXT',1,0,0);
INSERT INTO "apdesk_field" VALUES('company','annual_revenue','f_annual_revenue','AnnualRevenue','currency','REAL',1,0,1);
INSERT INTO "apdesk_field_source" VALUES('Lead','Name','person','name','Name','string','salesforce_wins','salesforce',1,0,0);
INSERT INTO "apdesk_field_source" VALUES('Lead','Email','person','email','Email','email','salesforce_wins','salesforce',1,0,1);
INSERT INTO "apdesk_field_source" VALUES('Lead','Description','person','description','Description','textarea','salesforce_wins','salesforce',1,0,2);
INSERT INTO "apdesk_field_source" VALUES('Lead','HasOptedOutOfEmail','person','has_opted_out_of_email','HasOptedOutOfEmail','boolean','salesforce_wins','salesforce',1,0,3);
INSERT INTO "apdesk_field_source" VALUES('Lead','LastViewedDate','person','last_viewed_date','LastViewedDate','datetime','salesforce_wins','salesforce',1,0,4);
INSERT INTO "apdesk_field_source" VALUES('Lead','Company','person','company','Company','string','salesforce_wins','salesforce',1,0,5);
INSERT INTO "apdesk_field_source" VALUES('Lead','NumberOfEmployees','person','number_of_employees','NumberOfEmployees','int','salesforce_wins','salesforce',1,0,6);
INSERT INTO "apdesk_field_source" VALUES('Lead','Phone','person','phone','Phone','phone','salesforce_unless_blank','salesforce',1,0,7);
INSERT INTO "apdesk_field_source" VALUES('Contact','Name','person','name','Name','string','salesforce_wins','salesforce',1,0,0);
INSERT INTO "apdesk_field_source" VALUES('Contact','Email','person','email','Email','email','salesforce_wins','salesforce',1,0,1);
INSERT INTO "apdesk_field_source" VALUES('Contact','Description','person','description','Description','textarea','salesforce_wins','salesforce',1,0,2);
INSERT INTO "apdesk_field_source" VALUES('Contact','HasOptedOutOfEmail','person','has_opted_out_of_email','HasOptedOutOfEmail','boolean','salesforce_wins','salesforce',1,0,3);
INSERT INTO "apdesk_field_source" VALUES('Contact','LastViewedDate','person','last_viewed_date','LastViewedDate','datetime','salesforce_wins','salesforce',1,0,4);
INSERT INTO "apdesk_field_source" VALUES('Contact','AccountId','person','account_id','AccountId','reference','salesforce_wins','salesforce',1,0,5);
INSERT INTO "apdesk_field_source" VALUES('Account','Name','company','name','Account Name','string','salesforce_wins','salesforce',1,0,0);
INSERT INTO "apdesk_field_source" VALUES('Account','AnnualRevenue','company','annual_revenue','AnnualRevenue','currency','salesforce_wins','salesforce',1,0,1);
INSERT INTO "api_call" VALUES('2026-03-01T10','pull',4);
INSERT INTO "company" VALUES(1,'001000000000001AAA','Account','member','2026-02-01T00:00:00Z','2026-03-01T10:00:00Z',1,NULL,NULL,'Acme; “Söhne”',1.5);
INSERT INTO "conflict" VALUES(1,'person',3,'company','Line
break','Mine','Theirs','salesforce','2026-03-01T10:00:00Z',1,'open');
INSERT INTO "creation" VALUES(7,'Lead','0123456789abcdef','2026-03-01T10:00:00Z','You','2026-03-01T10:00:00Z',1,'[["Email", "ann@example.com"]]',0,0);
INSERT INTO "describe" VALUES('Lead','{"name":"Lead","label":"Lead","labelPlural":"Leads","fields":[{"name":"Name","label":"Full Name","type":"string"}]}','Sun, 01 Mar 2026 10:00:00 GMT','2026-03-01T10:00:00Z');
INSERT INTO "edit_batch" VALUES(1,'2026-03-01T10:00:00Z','You','edit','Changed Ann',1,2,0);
INSERT INTO "edit_batch" VALUES(4,'2026-03-01T10:00:00Z','You','add','Added Zoë',1,2,0);
INSERT INTO "failure" VALUES(1,'person',5,NULL,NULL,'','update','write.refused','FIELD_CUSTOM_VALIDATION_EXCEPTION','["Description"]','Refused','Salesforce refused it.','Change it.','Not on Sundays.','FIELD_CUSTOM_VALIDATION_EXCEPTION:Not on Sundays.',1,'2026-03-01T10:00:00Z','2026-03-01T10:00:00Z',NULL,'[]','[]');
INSERT INTO "failure" VALUES(2,'person',NULL,'00Q000000000004AAA','Lead','Gone','lost','lost.deleted','','[]','Deleted in Salesforce before the changes were sent','These values of Gone never reached Salesforce: the record was deleted there. They are kept here.','Copy what you need, then dismiss this entry.','','lost.deleted',0,'2026-03-01T10:00:00Z','2026-03-01T10:00:00Z',NULL,'[["Company", "Gone Ltd"]]','[]');
INSERT INTO "history" VALUES(1,'person',2,'2026-03-01T10:00:00Z',1,'Salesforce','field','name','Jurgen','Jürgen Ünal',NULL);
INSERT INTO "history" VALUES(2,'person',4,'2026-03-01T10:00:00Z',1,'Salesforce','kept',NULL,NULL,NULL,NULL);
INSERT INTO "history" VALUES(3,'person',5,'2026-03-01T10:00:00Z',NULL,'You','field','description',NULL,'Mine',1);
INSERT INTO "history" VALUES(4,'person',5,'2026-03-01T10:00:00Z',NULL,'You','field','email',NULL,'ANN@example.com',1);
INSERT INTO "history" VALUES(6,'person',3,'2026-03-01T10:00:00Z',NULL,'You','field','company','Line
break','Mine',NULL);
INSERT INTO "history" VALUES(7,'person',3,'2026-03-01T10:00:00Z',1,'Salesforce','field','company','Mine','Theirs',NULL);
INSERT INTO "history" VALUES(8,'person',3,'2026-03-01T10:00:00Z',1,'Salesforce','conflict','company','Mine','Theirs',NULL);
INSERT INTO "history" VALUES(9,'person',7,'2026-03-01T10:00:00Z',NULL,'You','added',NULL,NULL,NULL,4);
INSERT INTO "list_member" VALUES(1,2,'2026-03-01T10:00:00Z');
INSERT INTO "list_member" VALUES(1,5,'2026-03-01T10:00:00Z');
INSERT INTO "meta" VALUES('binding','{"org_id": "00D000000000001AAA", "org_name": "Practice Ltd", "user_id": "005000000000001AAA", "username": "ann@example.com", "instance_url": "http://localhost:1", "login_url": "http://localhost:1", "client_id": "key", "display_name": "", "email": "", "sandbox": false, "timezone": "Europe/Vienna", "locale": "en_US", "fiscal_year_start_month": 1, "api_version": "62.0"}');
INSERT INTO "meta" VALUES('data_org_id','"00D000000000001AAA"');
INSERT INTO "meta" VALUES('installation_id','"0123456789abcdef0123456789abcdef"');
INSERT INTO "meta" VALUES('preferences','{"version": 1, "objects": {"Lead": {"sync": "all"}, "Contact": {"sync": "all"}, "Account": {"sync": "all"}}, "on_leave": "remove", "mappings": {}}');
INSERT INTO "meta" VALUES('setting.sync.interval','600');
INSERT INTO "own_list" VALUES(1,'Messe Köln','2026-03-01T10:00:00Z');
INSERT INTO "own_list" VALUES(2,'Empty','2026-03-01T10:00:00Z');
INSERT INTO "pending_edit" VALUES('person',5,'description',NULL,'Mine',NULL,'2026-03-01T10:00:00Z','You',1,'Mine',1);
INSERT INTO "person" VALUES(2,'00Q000000000001AAA','Lead','member','2026-02-01T00:00:00Z','2026-03-01T10:00:00Z',1,'2026-03-01T10:00:00Z',1,'Jürgen Ünal',NULL,NULL,1,NULL,NULL,12,NULL,NULL);
INSERT INTO "person" VALUES(3,'00Q000000000002AAA','Lead','member','2026-02-01T00:00:00Z','2026-03-01T10:00:00Z',1,'2026-03-01T10:00:00Z',1,'O''Brien',NULL,NULL,0,NULL,'Theirs',NULL,NULL,NULL);
INSERT INTO "person" VALUES(4,'00Q000000000003AAA','Lead','kept','2026-02-01T00:00:00Z','2026-03-01T10:00:00Z',1,'2026-03-01T10:00:00Z',1,'Keeper',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(5,'003000000000001AAA','Contact','member','2026-02-01T00:00:00Z','2026-03-01T10:00:00Z',1,'2026-03-01T10:00:00Z',NULL,'Ann','ANN@example.com','Mine',0,'2026-03-01T10:00:00Z',NULL,NULL,NULL,'001000000000001AAA');
INSERT INTO "person" VALUES(7,NULL,NULL,'local',NULL,'2026-03-01T10:00:00Z',NULL,'2026-03-01T10:00:00Z',NULL,'Zoë','ann@example.com',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "position" VALUES('Lead','selection','columns',NULL,NULL,0,NULL,'2026-03-01T10:00:00Z',NULL,NULL,'',NULL,NULL);
INSERT INTO "position" VALUES('Contact','selection','columns','003000000000001AAA','2026-03-01T10:00:00Z',1,NULL,'2026-03-01T10:00:00Z',NULL,NULL,'Title','750000000000001AAA','MTAwMA');
INSERT INTO "problem" VALUES(1,1,'Account','object.paused','Accounts can''t be read','They won''t sync.','');
INSERT INTO "removal" VALUES('person',3,'00Q000000000002AAA','Lead','criteria',1,1,0,NULL);
INSERT INTO "run" VALUES(1,'first','2026-03-01T10:00:00Z','2026-03-01T10:00:00Z','held',1.5,4,NULL);
INSERT INTO "run_object" VALUES(1,'Lead',2,3,1,1,0,0,0,0,0,1);
INSERT INTO "salesforce_user" VALUES('005000000000009AAA',NULL);
INSERT INTO "segment" VALUES(1,'Large “ones”','[{"field": "number_of_employees", "operator": "at least", "value": "10"}, {"field": "name", "operator": "is not blank", "value": ""}]','2026-03-01T10:00:00Z');
INSERT INTO "tally" VALUES('company','','kept',0);
INSERT INTO "tally" VALUES('company','','local',0);
INSERT INTO "tally" VALUES('company','','member',0);
INSERT INTO "tally" VALUES('company','Account','kept',0);
INSERT INTO "tally" VALUES('company','Account','local',0);
INSERT INTO "tally" VALUES('company','Account','member',1);
INSERT INTO "tally" VALUES('person','','kept',0);
INSERT INTO "tally" VALUES('person','','local',1);
INSERT INTO "tally" VALUES('person','','member',0);
INSERT INTO "tally" VALUES('person','Contact','kept',0);
INSERT INTO "tally" VALUES('person','Contact','local',0);
INSERT INTO "tally" VALUES('person','Contact','member',1);
INSERT INTO "tally" VALUES('person','Lead','kept',1);
INSERT INTO "tally" VALUES('person','Lead','local',0);
INSERT INTO "tally" VALUES('person','Lead','member',2);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('run',1);
INSERT INTO "sqlite_sequence" VALUES('company',1);
INSERT INTO "sqlite_sequence" VALUES('person',7);
INSERT INTO "sqlite_sequence" VALUES('history',9);
INSERT INTO "sqlite_sequence" VALUES('problem',1);
INSERT INTO "sqlite_sequence" VALUES('edit_batch',4);
INSERT INTO "sqlite_sequence" VALUES('failure',2);
INSERT INTO "sqlite_sequence" VALUES('conflict',1);
INSERT INTO "sqlite_sequence" VALUES('own_list',2);
INSERT INTO "sqlite_sequence" VALUES('segment',1);
INSERT INTO company_search (company_search) VALUES ('rebuild');
INSERT INTO person_search (person_search) VALUES ('rebuild');
CREATE TRIGGER person_enters AFTER INSERT ON person BEGIN
    UPDATE tally SET records = records + 1
    WHERE entity = 'person' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END;
CREATE TRIGGER person_leaves AFTER DELETE ON person BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = 'person' AND sobject = coalesce(old.sobject, '') AND state = old.state;
END;
CREATE TRIGGER person_moves AFTER UPDATE OF sobject, state ON person BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = 'person' AND sobject = coalesce(old.sobject, '') AND state = old.state;
    UPDATE tally SET records = records + 1
    WHERE entity = 'person' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END;
CREATE TRIGGER company_enters AFTER INSERT ON company BEGIN
    UPDATE tally SET records = records + 1
    WHERE entity = 'company' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END;
CREATE TRIGGER company_leaves AFTER DELETE ON company BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = 'company' AND sobject = coalesce(old.sobject, '') AND state = old.state;
END;
CREATE TRIGGER company_moves AFTER UPDATE OF sobject, state ON company BEGIN
    UPDATE tally SET records = records - 1
    WHERE entity = 'company' AND sobject = coalesce(old.sobject, '') AND state = old.state;
    UPDATE tally SET records = records + 1
    WHERE entity = 'company' AND sobject = coalesce(new.sobject, '') AND state = new.state;
END;
CREATE TRIGGER step_counted AFTER INSERT ON step BEGIN
    INSERT INTO journey_entered (journey_id, shape, people) VALUES (new.journey_id, new.shape, 1)
    ON CONFLICT (journey_id, shape) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER journey_gone AFTER DELETE ON journey BEGIN
    DELETE FROM passage WHERE journey_id = old.id;
    DELETE FROM step WHERE journey_id = old.id;
    DELETE FROM journey_entered WHERE journey_id = old.id;
    DELETE FROM trigger_match WHERE journey_id = old.id;
    DELETE FROM trigger_look WHERE journey_id = old.id;
    DELETE FROM effect WHERE journey_id = old.id;
    DELETE FROM assignment WHERE journey_id = old.id;
END;
PRAGMA user_version = 5;
PRAGMA application_id = 1634755691;
