CREATE TABLE "setting" (
	"id" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "game_seat" ADD COLUMN "extra_time" bigint DEFAULT 0 NOT NULL;