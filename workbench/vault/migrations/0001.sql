CREATE TABLE "review" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "reference" TEXT,
  "title" TEXT,
  "jurisdiction" TEXT,
  "review_type" TEXT,
  "commissioning_body" TEXT,
  "model" TEXT,
  "period_from" TEXT,
  "period_to" TEXT,
  "incident_date" TEXT,
  "lead_reviewer" TEXT,
  "independence_statement" TEXT,
  "publication_mode" TEXT,
  "public_date_rule" TEXT,
  "withhold_sex" TEXT,
  "methodology" TEXT,
  "proportionality" TEXT,
  "family_involvement_plan" TEXT,
  "decision_date" TEXT,
  "notified_date" TEXT,
  "aware_date" TEXT,
  "rapid_review_date" TEXT,
  "due_date" TEXT,
  "published_date" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "review_binned" ON "review" (id) WHERE binned = 1;

CREATE TABLE "person" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "name" TEXT,
  "aliases" TEXT,
  "kind" TEXT,
  "label" TEXT,
  "role" TEXT,
  "agency" TEXT,
  "date_of_birth" TEXT,
  "date_of_death" TEXT,
  "sex" TEXT,
  "ethnicity" TEXT,
  "religion" TEXT,
  "first_language" TEXT,
  "disability" TEXT,
  "occupation" TEXT,
  "public_description" TEXT,
  "identifiers" TEXT,
  "address" TEXT,
  "pronouns" TEXT,
  "contact_protected" TEXT,
  "in_household" TEXT,
  "factors" TEXT,
  "legal_status" TEXT,
  "notes" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "person_binned" ON "person" (id) WHERE binned = 1;

CREATE TABLE "relationship" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "person" TEXT,
  "other" TEXT,
  "kind" TEXT,
  "from" TEXT,
  "to" TEXT,
  "notes" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "relationship_binned" ON "relationship" (id) WHERE binned = 1;

CREATE TABLE "agency" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "name" TEXT,
  "aliases" TEXT,
  "kind" TEXT,
  "label" TEXT,
  "contribution" TEXT,
  "report_author" TEXT,
  "requested" TEXT,
  "due" TEXT,
  "received" TEXT,
  "secured_records" TEXT,
  "contact" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "agency_binned" ON "agency" (id) WHERE binned = 1;

CREATE TABLE "place" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "name" TEXT,
  "aliases" TEXT,
  "kind" TEXT,
  "label" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "place_binned" ON "place" (id) WHERE binned = 1;

CREATE TABLE "incident" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "date" TEXT,
  "time" TEXT,
  "nature" TEXT,
  "harm" TEXT,
  "serious_harm_basis" TEXT,
  "mechanism" TEXT,
  "place" TEXT,
  "children" TEXT,
  "reported_by" TEXT,
  "aware_date" TEXT,
  "notified_date" TEXT,
  "notification_reference" TEXT,
  "abuse_or_neglect" TEXT,
  "immediate_actions" TEXT,
  "other_children_at_risk" TEXT,
  "media_interest" TEXT,
  "account" TEXT,
  "public_statement" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "incident_binned" ON "incident" (id) WHERE binned = 1;

CREATE TABLE "criterion" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "text" TEXT,
  "met" TEXT,
  "evidence" TEXT,
  "decided_by" TEXT,
  "decided" TEXT,
  "rationale" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "criterion_binned" ON "criterion" (id) WHERE binned = 1;

CREATE TABLE "enquiry" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "number" REAL,
  "question" TEXT,
  "origin" TEXT,
  "status" TEXT,
  "answer" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "enquiry_binned" ON "enquiry" (id) WHERE binned = 1;

CREATE TABLE "source" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "title" TEXT,
  "kind" TEXT,
  "file" TEXT,
  "agency" TEXT,
  "author" TEXT,
  "date" TEXT,
  "received" TEXT,
  "received_from" TEXT,
  "sha256" TEXT,
  "grade" TEXT,
  "restriction" TEXT,
  "destroy_or_return_by" TEXT,
  "text" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "source_binned" ON "source" (id) WHERE binned = 1;

CREATE TABLE "event" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "date" TEXT,
  "date_text" TEXT,
  "time" TEXT,
  "sequence" REAL,
  "agency" TEXT,
  "source" TEXT,
  "source_detail" TEXT,
  "people" TEXT,
  "contact" TEXT,
  "what_happened" TEXT,
  "action_taken" TEXT,
  "outcome" TEXT,
  "child_seen" TEXT,
  "child_seen_alone" TEXT,
  "childs_voice" TEXT,
  "significant" TEXT,
  "omission" TEXT,
  "standard" TEXT,
  "status" TEXT,
  "same_as" TEXT,
  "comment" TEXT,
  "themes" TEXT,
  "author_note" TEXT,
  "problem" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "event_binned" ON "event" (id) WHERE binned = 1;

CREATE TABLE "interview" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "participants" TEXT,
  "capacity" TEXT,
  "format" TEXT,
  "date" TEXT,
  "place" TEXT,
  "duration_minutes" REAL,
  "present" TEXT,
  "consent" TEXT,
  "limits_explained" TEXT,
  "clearance" TEXT,
  "clearance_by" TEXT,
  "notes" TEXT,
  "quotes" TEXT,
  "agreed_version" TEXT,
  "corrections" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "interview_binned" ON "interview" (id) WHERE binned = 1;

CREATE TABLE "involvement" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "agency" TEXT,
  "people" TEXT,
  "service" TEXT,
  "tier" TEXT,
  "from" TEXT,
  "to" TEXT,
  "planned_contact" TEXT,
  "actual_contact" TEXT,
  "protocols_followed" TEXT,
  "standard" TEXT,
  "quality" TEXT,
  "context" TEXT,
  "summary" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "involvement_binned" ON "involvement" (id) WHERE binned = 1;

CREATE TABLE "information_sharing" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "from_agency" TEXT,
  "to_agency" TEXT,
  "due" TEXT,
  "actual" TEXT,
  "content" TEXT,
  "basis" TEXT,
  "status" TEXT,
  "reason" TEXT,
  "consequence" TEXT,
  "events" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "information_sharing_binned" ON "information_sharing" (id) WHERE binned = 1;

CREATE TABLE "escalation" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "raised_by" TEXT,
  "about" TEXT,
  "date" TEXT,
  "level" TEXT,
  "concern" TEXT,
  "response" TEXT,
  "response_date" TEXT,
  "outcome" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "escalation_binned" ON "escalation" (id) WHERE binned = 1;

CREATE TABLE "missed_opportunity" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "date" TEXT,
  "agency" TEXT,
  "known_then" TEXT,
  "could_have" TEXT,
  "standard" TEXT,
  "hindsight" TEXT,
  "difference" TEXT,
  "events" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "missed_opportunity_binned" ON "missed_opportunity" (id) WHERE binned = 1;

CREATE TABLE "episode" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "number" REAL,
  "title" TEXT,
  "from" TEXT,
  "to" TEXT,
  "why_chosen" TEXT,
  "narrative" TEXT,
  "appraisal" TEXT,
  "made_sense_then" TEXT,
  "usual_practice" TEXT,
  "events" TEXT,
  "enquiries" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "episode_binned" ON "episode" (id) WHERE binned = 1;

CREATE TABLE "finding" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "number" REAL,
  "title" TEXT,
  "statement" TEXT,
  "category" TEXT,
  "level" TEXT,
  "why" TEXT,
  "prevalence" TEXT,
  "still_current" TEXT,
  "questions_for_board" TEXT,
  "status" TEXT,
  "enquiries" TEXT,
  "themes" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "finding_binned" ON "finding" (id) WHERE binned = 1;

CREATE TABLE "evidence" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "finding" TEXT,
  "target" TEXT,
  "stance" TEXT,
  "weight" TEXT,
  "pin" TEXT,
  "note" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "evidence_binned" ON "evidence" (id) WHERE binned = 1;

CREATE TABLE "good_practice" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "title" TEXT,
  "description" TEXT,
  "agency" TEXT,
  "people" TEXT,
  "effect" TEXT,
  "events" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "good_practice_binned" ON "good_practice" (id) WHERE binned = 1;

CREATE TABLE "concern" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "about_person" TEXT,
  "about_agency" TEXT,
  "standard" TEXT,
  "description" TEXT,
  "evidence" TEXT,
  "raised_with" TEXT,
  "raised" TEXT,
  "decision_maker" TEXT,
  "outcome" TEXT,
  "system_factors_considered" TEXT,
  "immediate_risk_met" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "concern_binned" ON "concern" (id) WHERE binned = 1;

CREATE TABLE "recommendation" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "number" REAL,
  "text" TEXT,
  "addressee" TEXT,
  "kind" TEXT,
  "findings" TEXT,
  "intended_outcome" TEXT,
  "why_it_would_work" TEXT,
  "measure" TEXT,
  "due" TEXT,
  "smart" TEXT,
  "repeats" TEXT,
  "national" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "recommendation_binned" ON "recommendation" (id) WHERE binned = 1;

CREATE TABLE "action" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "recommendation" TEXT,
  "text" TEXT,
  "owner" TEXT,
  "agency" TEXT,
  "start" TEXT,
  "due" TEXT,
  "revised" TEXT,
  "rag" TEXT,
  "progress" TEXT,
  "evidence_of_impact" TEXT,
  "closure" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "action_binned" ON "action" (id) WHERE binned = 1;

CREATE TABLE "monitoring" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "action" TEXT,
  "method" TEXT,
  "measure" TEXT,
  "baseline" TEXT,
  "target" TEXT,
  "result" TEXT,
  "date" TEXT,
  "assured_by" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "monitoring_binned" ON "monitoring" (id) WHERE binned = 1;

CREATE TABLE "proceeding" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "kind" TEXT,
  "reference" TEXT,
  "lead_contact" TEXT,
  "status" TEXT,
  "restrictions" TEXT,
  "publication_block" TEXT,
  "key_dates" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "proceeding_binned" ON "proceeding" (id) WHERE binned = 1;

CREATE TABLE "disclosure" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "date" TEXT,
  "recipient" TEXT,
  "authority" TEXT,
  "form" TEXT,
  "audience" TEXT,
  "copy_number" TEXT,
  "sha256" TEXT,
  "return_by" TEXT,
  "returned" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "disclosure_binned" ON "disclosure" (id) WHERE binned = 1;

CREATE TABLE "publication_check" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "kind" TEXT,
  "by" TEXT,
  "date" TEXT,
  "result" TEXT,
  "note" TEXT,
  "export_sha256" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "publication_check_binned" ON "publication_check" (id) WHERE binned = 1;

CREATE TABLE "section" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "number" REAL,
  "heading" TEXT,
  "body" TEXT,
  "audiences" TEXT,
  "enquiries" TEXT,
  "findings" TEXT,
  "episodes" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "section_binned" ON "section" (id) WHERE binned = 1;

CREATE TABLE "prior_learning" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "title" TEXT,
  "year" TEXT,
  "jurisdiction" TEXT,
  "themes" TEXT,
  "finding" TEXT,
  "recommendation" TEXT,
  "outcome" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "prior_learning_binned" ON "prior_learning" (id) WHERE binned = 1;

CREATE TABLE "decision" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "record" TEXT,
  "field" TEXT,
  "text" TEXT,
  "occurrence" REAL,
  "treat_as" TEXT,
  "reason" TEXT,
  "date" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "decision_binned" ON "decision" (id) WHERE binned = 1;

CREATE TABLE "sign_off" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "version" TEXT,
  "role" TEXT,
  "by" TEXT,
  "date" TEXT,
  "decision" TEXT,
  "comment" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "sign_off_binned" ON "sign_off" (id) WHERE binned = 1;

CREATE TABLE link (
  from_kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  to_kind TEXT NOT NULL,
  to_id TEXT NOT NULL,
  PRIMARY KEY (from_kind, from_id, field, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_to ON link (to_kind, to_id);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  txn INTEGER NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  change BLOB NOT NULL,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX history_of ON history (kind, id);

CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  txn INTEGER NOT NULL,
  hash BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;

INSERT INTO head (one, seq, txn, hash, version) VALUES (1, 0, 0, zeroblob(32), 0);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE file_content (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT;

CREATE TABLE file (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES file_content (sha256),
  media_type TEXT NOT NULL
) STRICT;

CREATE TABLE search_row (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  stale INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, id)
) STRICT;

CREATE INDEX search_stale ON search_row (number) WHERE stale = 1;

CREATE VIRTUAL TABLE search USING fts5 (
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
);

