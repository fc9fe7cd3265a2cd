CREATE TABLE "award" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"session_id" text,
	"team_id" text NOT NULL,
	"team_name" text NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"amount" bigint NOT NULL,
	"bound" bigint,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "speaking_criteria" (
	"session_id" text NOT NULL,
	"version" bigint NOT NULL,
	"rubric" jsonb NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "speaking_criteria_session_id_version_pk" PRIMARY KEY("session_id","version")
);
--> statement-breakpoint
CREATE TABLE "speaking_mark" (
	"session_id" text NOT NULL,
	"team_id" text NOT NULL,
	"mark" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "speaking_mark_session_id_team_id_pk" PRIMARY KEY("session_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "speaking_question" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"team_id" text NOT NULL,
	"asked_by" text,
	"answered_by" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "speaking_rating" (
	"session_id" text NOT NULL,
	"team_id" text NOT NULL,
	"member_id" text NOT NULL,
	"sheet" jsonb NOT NULL,
	"mark" text NOT NULL,
	"criteria" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "speaking_rating_session_id_team_id_member_id_pk" PRIMARY KEY("session_id","team_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "speaking_session" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"criteria" bigint NOT NULL,
	"floor" jsonb NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"result" jsonb,
	"revealed" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wish" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"member_id" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_session_id_speaking_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."speaking_session"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_criteria" ADD CONSTRAINT "speaking_criteria_session_id_speaking_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."speaking_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_mark" ADD CONSTRAINT "speaking_mark_session_id_speaking_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."speaking_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_question" ADD CONSTRAINT "speaking_question_session_id_speaking_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."speaking_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_question" ADD CONSTRAINT "speaking_question_asked_by_class_member_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_question" ADD CONSTRAINT "speaking_question_answered_by_class_member_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_rating" ADD CONSTRAINT "speaking_rating_session_id_speaking_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."speaking_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_rating" ADD CONSTRAINT "speaking_rating_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaking_session" ADD CONSTRAINT "speaking_session_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "award_class" ON "award" USING btree ("class_id","at");--> statement-breakpoint
CREATE INDEX "speaking_question_session" ON "speaking_question" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "speaking_session_unit" ON "speaking_session" USING btree ("unit_id","created_at");--> statement-breakpoint
CREATE INDEX "wish_class" ON "wish" USING btree ("class_id","at");