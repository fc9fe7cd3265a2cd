CREATE TABLE "captain_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"status" text NOT NULL,
	"who" text NOT NULL,
	"captains" jsonb NOT NULL,
	"turn" bigint NOT NULL,
	"contest" bigint NOT NULL,
	"state" jsonb,
	"next_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "captain_ranking" (
	"draft_id" text NOT NULL,
	"member_id" text NOT NULL,
	"ranking" jsonb NOT NULL,
	CONSTRAINT "captain_ranking_draft_id_member_id_pk" PRIMARY KEY("draft_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "forming_answer" (
	"member_id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"answers" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forming_plan" (
	"class_id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"how" text NOT NULL,
	"who" text NOT NULL,
	"seed" text NOT NULL,
	"groups" jsonb NOT NULL,
	"report" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forming_wish" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"kind" text NOT NULL,
	"one" text NOT NULL,
	"other" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "introduction" (
	"member_id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"card" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "move_request" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"member_id" text NOT NULL,
	"from_team" text,
	"to_team" text,
	"from_name" text NOT NULL,
	"to_name" text NOT NULL,
	"state" text NOT NULL,
	"consents" jsonb NOT NULL,
	"log" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "captain_draft" ADD CONSTRAINT "captain_draft_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captain_ranking" ADD CONSTRAINT "captain_ranking_draft_id_captain_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."captain_draft"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "captain_ranking" ADD CONSTRAINT "captain_ranking_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_answer" ADD CONSTRAINT "forming_answer_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_answer" ADD CONSTRAINT "forming_answer_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_plan" ADD CONSTRAINT "forming_plan_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_wish" ADD CONSTRAINT "forming_wish_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_wish" ADD CONSTRAINT "forming_wish_one_class_member_id_fk" FOREIGN KEY ("one") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forming_wish" ADD CONSTRAINT "forming_wish_other_class_member_id_fk" FOREIGN KEY ("other") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_from_team_team_id_fk" FOREIGN KEY ("from_team") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_to_team_team_id_fk" FOREIGN KEY ("to_team") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captain_draft_class" ON "captain_draft" USING btree ("class_id","status");--> statement-breakpoint
CREATE INDEX "captain_draft_next" ON "captain_draft" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "forming_answer_class" ON "forming_answer" USING btree ("class_id");--> statement-breakpoint
CREATE UNIQUE INDEX "forming_wish_pair" ON "forming_wish" USING btree ("class_id","one","other");--> statement-breakpoint
CREATE INDEX "introduction_class" ON "introduction" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "move_request_class" ON "move_request" USING btree ("class_id","created_at");