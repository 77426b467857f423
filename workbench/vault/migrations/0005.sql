ALTER TABLE "concern" ADD COLUMN "asked_after" TEXT;
