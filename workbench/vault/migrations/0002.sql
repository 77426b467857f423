CREATE TABLE "public_fact" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "text" TEXT,
  "source" TEXT,
  "date" TEXT,
  "published" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "public_fact_binned" ON "public_fact" (id) WHERE binned = 1;

ALTER TABLE "disclosure" ADD COLUMN "content_sha256" TEXT;
