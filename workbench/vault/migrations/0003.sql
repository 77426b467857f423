CREATE TABLE "comparison" (
  id TEXT PRIMARY KEY NOT NULL,
  binned INTEGER NOT NULL DEFAULT 0,
  audience_limit TEXT,
  "events" TEXT,
  "verdict" TEXT,
  "resolution" TEXT,
  "preferred" TEXT,
  "reason" TEXT,
  "date" TEXT,
  extra TEXT
) STRICT;

CREATE INDEX "comparison_binned" ON "comparison" (id) WHERE binned = 1;
