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
CREATE INDEX "bank_item_title" ON "bank_item" USING btree ("class_id","category","title");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempt_n" ON "quiz_attempt" USING btree ("quiz_id","member_id","n");--> statement-breakpoint
CREATE INDEX "quiz_unit" ON "quiz" USING btree ("unit_id","created_at");