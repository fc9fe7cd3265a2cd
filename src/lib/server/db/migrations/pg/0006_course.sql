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
CREATE TABLE "calendar_feed" (
	"member_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_column_setting" (
	"class_id" text NOT NULL,
	"column_id" text NOT NULL,
	"cap" text,
	"curve" jsonb,
	"version" bigint NOT NULL,
	CONSTRAINT "grade_column_setting_class_id_column_id_pk" PRIMARY KEY("class_id","column_id")
);
--> statement-breakpoint
CREATE TABLE "contribution_form" (
	"round_id" text NOT NULL,
	"member_id" text NOT NULL,
	"given" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_form_round_id_member_id_pk" PRIMARY KEY("round_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "contribution_round" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"title" jsonb NOT NULL,
	"form" text NOT NULL,
	"method" text NOT NULL,
	"penalty" bigint NOT NULL,
	"weight" bigint NOT NULL,
	"target" text,
	"teams" jsonb NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_override" (
	"class_id" text NOT NULL,
	"column_id" text NOT NULL,
	"member_id" text NOT NULL,
	"cell" jsonb,
	"reason" text NOT NULL,
	"actor_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "grade_override_class_id_column_id_member_id_pk" PRIMARY KEY("class_id","column_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "grade_publication" (
	"class_id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone,
	"scheme" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_scheme" (
	"class_id" text NOT NULL,
	"version" bigint NOT NULL,
	"weights" jsonb NOT NULL,
	"actor_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grade_scheme_class_id_version_pk" PRIMARY KEY("class_id","version")
);
--> statement-breakpoint
CREATE TABLE "grade_column" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"place" bigint NOT NULL,
	"source" text NOT NULL,
	"title" jsonb NOT NULL,
	"max" text NOT NULL,
	"closed" boolean NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_mark" (
	"column_id" text NOT NULL,
	"member_id" text NOT NULL,
	"cell" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grade_mark_column_id_member_id_pk" PRIMARY KEY("column_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "notice_reading" (
	"user_id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "bank_import" (
	"class_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_import_class_id_user_id_pk" PRIMARY KEY("class_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "bank_item" (
	"class_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"category" text NOT NULL,
	"tags" text NOT NULL,
	"difficulty" bigint NOT NULL,
	"words" text NOT NULL,
	"hash" text NOT NULL,
	"item" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_item_class_id_id_pk" PRIMARY KEY("class_id","id")
);
--> statement-breakpoint
CREATE TABLE "task_hint_override" (
	"task_id" text NOT NULL,
	"doer" text NOT NULL,
	"open" boolean NOT NULL,
	"reason" text NOT NULL,
	"by_user" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_hint_override_task_id_doer_pk" PRIMARY KEY("task_id","doer")
);
--> statement-breakpoint
CREATE TABLE "task_hint" (
	"task_id" text PRIMARY KEY NOT NULL,
	"text" jsonb NOT NULL,
	"quiz_id" text,
	"policy" jsonb NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_allowance" (
	"quiz_id" text NOT NULL,
	"member_id" text NOT NULL,
	"time" bigint,
	"extension" bigint NOT NULL,
	"extra_tries" bigint NOT NULL,
	"excused" boolean NOT NULL,
	CONSTRAINT "quiz_allowance_quiz_id_member_id_pk" PRIMARY KEY("quiz_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_answer" (
	"attempt_id" text NOT NULL,
	"place" bigint NOT NULL,
	"answer" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	"seconds" bigint,
	"points" jsonb,
	"comment" text,
	"graded_by" text,
	"graded_at" timestamp (3) with time zone,
	CONSTRAINT "quiz_answer_attempt_id_place_pk" PRIMARY KEY("attempt_id","place")
);
--> statement-breakpoint
CREATE TABLE "quiz_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz_id" text NOT NULL,
	"member_id" text NOT NULL,
	"n" bigint NOT NULL,
	"seed" text NOT NULL,
	"item_order" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"share" text
);
--> statement-breakpoint
CREATE TABLE "quiz_item" (
	"quiz_id" text NOT NULL,
	"place" bigint NOT NULL,
	"item_id" text NOT NULL,
	"points" bigint NOT NULL,
	"item" jsonb NOT NULL,
	CONSTRAINT "quiz_item_quiz_id_place_pk" PRIMARY KEY("quiz_id","place")
);
--> statement-breakpoint
CREATE TABLE "quiz" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"part" text NOT NULL,
	"month" bigint,
	"title" jsonb NOT NULL,
	"intro" jsonb NOT NULL,
	"tries" bigint,
	"cooldown" bigint NOT NULL,
	"counts" text NOT NULL,
	"seconds" bigint,
	"shuffle" boolean NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"late" jsonb NOT NULL,
	"pass" bigint NOT NULL,
	"feedback" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL
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
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_column_setting" ADD CONSTRAINT "grade_column_setting_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_form" ADD CONSTRAINT "contribution_form_round_id_contribution_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."contribution_round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_form" ADD CONSTRAINT "contribution_form_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_round" ADD CONSTRAINT "contribution_round_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_override" ADD CONSTRAINT "grade_override_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_override" ADD CONSTRAINT "grade_override_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_override" ADD CONSTRAINT "grade_override_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_publication" ADD CONSTRAINT "grade_publication_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_scheme" ADD CONSTRAINT "grade_scheme_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_scheme" ADD CONSTRAINT "grade_scheme_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_column" ADD CONSTRAINT "grade_column_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_mark" ADD CONSTRAINT "grade_mark_column_id_grade_column_id_fk" FOREIGN KEY ("column_id") REFERENCES "public"."grade_column"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_mark" ADD CONSTRAINT "grade_mark_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_reading" ADD CONSTRAINT "notice_reading_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_item" ADD CONSTRAINT "bank_item_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_hint_override" ADD CONSTRAINT "task_hint_override_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_hint" ADD CONSTRAINT "task_hint_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_hint" ADD CONSTRAINT "task_hint_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_allowance" ADD CONSTRAINT "quiz_allowance_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_allowance" ADD CONSTRAINT "quiz_allowance_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_attempt_id_quiz_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."quiz_attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_attempt" ADD CONSTRAINT "quiz_attempt_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_item" ADD CONSTRAINT "quiz_item_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captain_draft_class" ON "captain_draft" USING btree ("class_id","status");--> statement-breakpoint
CREATE INDEX "captain_draft_next" ON "captain_draft" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "forming_answer_class" ON "forming_answer" USING btree ("class_id");--> statement-breakpoint
CREATE UNIQUE INDEX "forming_wish_pair" ON "forming_wish" USING btree ("class_id","one","other");--> statement-breakpoint
CREATE INDEX "introduction_class" ON "introduction" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "move_request_class" ON "move_request" USING btree ("class_id","created_at");--> statement-breakpoint
CREATE INDEX "contribution_round_class" ON "contribution_round" USING btree ("class_id","opens_at");--> statement-breakpoint
CREATE INDEX "grade_column_class" ON "grade_column" USING btree ("class_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_gallery_work" ON "peer_gallery" USING btree ("task_id","doer");--> statement-breakpoint
CREATE INDEX "peer_change_round" ON "peer_change" USING btree ("round_id","at");--> statement-breakpoint
CREATE INDEX "peer_example_round" ON "peer_example" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "peer_feedback_unit" ON "peer_feedback" USING btree ("unit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_review_pair" ON "peer_review" USING btree ("round_id","giver","receiver");--> statement-breakpoint
CREATE UNIQUE INDEX "peer_round_task" ON "peer_round" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "peer_rubric_class" ON "peer_rubric" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "award_class" ON "award" USING btree ("class_id","at");--> statement-breakpoint
CREATE INDEX "speaking_question_session" ON "speaking_question" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "speaking_session_unit" ON "speaking_session" USING btree ("unit_id","created_at");--> statement-breakpoint
CREATE INDEX "wish_class" ON "wish" USING btree ("class_id","at");--> statement-breakpoint
CREATE INDEX "bank_item_title" ON "bank_item" USING btree ("class_id","category","title");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_n" ON "quiz_attempt" USING btree ("quiz_id","member_id","n");--> statement-breakpoint
CREATE INDEX "quiz_unit" ON "quiz" USING btree ("unit_id","created_at");