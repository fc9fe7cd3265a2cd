CREATE TABLE "peer_evaluation" (
	"task_id" text NOT NULL,
	"doer" text NOT NULL,
	"submission_id" text,
	"rubric_id" text,
	"rubric_version" bigint,
	"sheet" jsonb NOT NULL,
	"mark" text,
	"factor" text NOT NULL,
	"evaluated_by" text NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "peer_evaluation_task_id_doer_pk" PRIMARY KEY("task_id","doer")
);
--> statement-breakpoint
CREATE TABLE "peer_gallery" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"task_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"doer" text NOT NULL,
	"note" jsonb NOT NULL,
	"consent" boolean,
	"consent_by" text,
	"consent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_change" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"what" text NOT NULL,
	"giver" text,
	"receiver" text,
	"added" bigint NOT NULL,
	"removed" bigint NOT NULL,
	"actor_id" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_example" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"sheet" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"parent_id" text,
	"from_team" text NOT NULL,
	"to_team" text NOT NULL,
	"member_id" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "peer_review" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"giver" text NOT NULL,
	"receiver" text NOT NULL,
	"sheet" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"member_id" text,
	"saved_at" timestamp (3) with time zone,
	"handed_in_at" timestamp (3) with time zone,
	"useful" boolean,
	"flag" text,
	"flagged_at" timestamp (3) with time zone,
	"ruling" text,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "peer_round" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"rubric_id" text NOT NULL,
	"rubric_version" bigint NOT NULL,
	"each_count" bigint NOT NULL,
	"week" bigint NOT NULL,
	"seed" text NOT NULL,
	"anonymity" jsonb NOT NULL,
	"comment" jsonb NOT NULL,
	"rule" text NOT NULL,
	"strictness" bigint NOT NULL,
	"calibration_counts" boolean NOT NULL,
	"due_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_try" (
	"example_id" text NOT NULL,
	"member_id" text NOT NULL,
	"sheet" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "peer_try_example_id_member_id_pk" PRIMARY KEY("example_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "peer_reflection" (
	"unit_id" text NOT NULL,
	"member_id" text NOT NULL,
	"learned" text NOT NULL,
	"hard" text NOT NULL,
	"next_step" text NOT NULL,
	"version" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "peer_reflection_unit_id_member_id_pk" PRIMARY KEY("unit_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "peer_rubric_version" (
	"rubric_id" text NOT NULL,
	"version" bigint NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "peer_rubric_version_rubric_id_version_pk" PRIMARY KEY("rubric_id","version")
);
--> statement-breakpoint
CREATE TABLE "peer_rubric" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"version" bigint NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "peer_after" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"summary" jsonb NOT NULL,
	"best" jsonb NOT NULL,
	"improve" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone,
	"feedback" boolean NOT NULL,
	"reflection" boolean NOT NULL,
	"reflection_due_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "peer_evaluation" ADD CONSTRAINT "peer_evaluation_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_evaluation" ADD CONSTRAINT "peer_evaluation_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_evaluation" ADD CONSTRAINT "peer_evaluation_rubric_id_peer_rubric_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."peer_rubric"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_gallery" ADD CONSTRAINT "peer_gallery_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_gallery" ADD CONSTRAINT "peer_gallery_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_gallery" ADD CONSTRAINT "peer_gallery_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_gallery" ADD CONSTRAINT "peer_gallery_consent_by_class_member_id_fk" FOREIGN KEY ("consent_by") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_change" ADD CONSTRAINT "peer_change_round_id_peer_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."peer_round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_example" ADD CONSTRAINT "peer_example_round_id_peer_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."peer_round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_feedback" ADD CONSTRAINT "peer_feedback_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_feedback" ADD CONSTRAINT "peer_feedback_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_review" ADD CONSTRAINT "peer_review_round_id_peer_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."peer_round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_review" ADD CONSTRAINT "peer_review_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_round" ADD CONSTRAINT "peer_round_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_round" ADD CONSTRAINT "peer_round_rubric_id_peer_rubric_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."peer_rubric"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_try" ADD CONSTRAINT "peer_try_example_id_peer_example_id_fk" FOREIGN KEY ("example_id") REFERENCES "public"."peer_example"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_try" ADD CONSTRAINT "peer_try_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_reflection" ADD CONSTRAINT "peer_reflection_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_reflection" ADD CONSTRAINT "peer_reflection_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_rubric_version" ADD CONSTRAINT "peer_rubric_version_rubric_id_peer_rubric_id_fk" FOREIGN KEY ("rubric_id") REFERENCES "public"."peer_rubric"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_rubric" ADD CONSTRAINT "peer_rubric_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "peer_after" ADD CONSTRAINT "peer_after_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "peer_gallery_work" ON "peer_gallery" USING btree ("task_id","doer");--> statement-breakpoint
CREATE INDEX "peer_change_round" ON "peer_change" USING btree ("round_id","at");--> statement-breakpoint
CREATE INDEX "peer_example_round" ON "peer_example" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "peer_feedback_unit" ON "peer_feedback" USING btree ("unit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_review_pair" ON "peer_review" USING btree ("round_id","giver","receiver");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_round_task" ON "peer_round" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "peer_rubric_class" ON "peer_rubric" USING btree ("class_id");