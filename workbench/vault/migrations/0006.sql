CREATE TABLE "request" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "agency" TEXT,
  "what" TEXT,
  "kind" TEXT,
  "asked" TEXT,
  "asked_of" TEXT,
  "due" TEXT,
  "chased" TEXT,
  "received" TEXT,
  "sources" TEXT,
  "refused" TEXT,
  "notes" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "request_binned" ON "request" (id) WHERE binned = 1;
