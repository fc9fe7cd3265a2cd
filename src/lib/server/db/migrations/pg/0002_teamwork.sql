ALTER TABLE "draft" ADD COLUMN "why" text DEFAULT 'team' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "state" text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "draft" ADD COLUMN "closed_at" timestamp (3) with time zone;