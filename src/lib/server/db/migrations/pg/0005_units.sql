CREATE TABLE "task_assignment" (
	"task_id" text NOT NULL,
	"doer" text NOT NULL,
	"state" text NOT NULL,
	"own_due_at" timestamp (3) with time zone,
	"own_closes_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	CONSTRAINT "task_assignment_task_id_doer_pk" PRIMARY KEY("task_id","doer")
);
--> statement-breakpoint
CREATE TABLE "material" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"part" text NOT NULL,
	"place" bigint NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"url" text,
	"upload_id" text,
	"captions" jsonb NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"parent_id" text,
	"member_id" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"unit_id" text NOT NULL,
	"member_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"late" boolean NOT NULL,
	"percent" double precision NOT NULL,
	CONSTRAINT "sign_in_unit_id_member_id_pk" PRIMARY KEY("unit_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"doer" text NOT NULL,
	"member_id" text,
	"text" text,
	"link" text,
	"video" text,
	"upload_id" text,
	"late" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_transition" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"doer" text NOT NULL,
	"move" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"actor_id" text,
	"why" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"part" text NOT NULL,
	"place" bigint NOT NULL,
	"title" jsonb NOT NULL,
	"brief" jsonb NOT NULL,
	"doers" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"review_at" timestamp (3) with time zone,
	"publish_at" timestamp (3) with time zone,
	"next_at" timestamp (3) with time zone,
	"late" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"place" bigint NOT NULL,
	"title" jsonb NOT NULL,
	"lesson_at" timestamp (3) with time zone,
	"publish_at" timestamp (3) with time zone,
	"announced_at" timestamp (3) with time zone,
	"sign_in" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"member_id" text,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "task_assignment" ADD CONSTRAINT "task_assignment_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_upload_id_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."upload"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_upload_id_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."upload"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_transition" ADD CONSTRAINT "task_transition_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_member_id_class_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."class_member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_unit" ON "material" USING btree ("unit_id","place");--> statement-breakpoint
CREATE INDEX "post_unit" ON "post" USING btree ("unit_id","at");--> statement-breakpoint
CREATE INDEX "submission_task" ON "submission" USING btree ("task_id","doer","at");--> statement-breakpoint
CREATE INDEX "task_transition_task" ON "task_transition" USING btree ("task_id","at");--> statement-breakpoint
CREATE INDEX "task_unit" ON "task" USING btree ("unit_id","place");--> statement-breakpoint
CREATE INDEX "task_next" ON "task" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "unit_class" ON "unit" USING btree ("class_id","place");--> statement-breakpoint
CREATE INDEX "unit_publish" ON "unit" USING btree ("publish_at");--> statement-breakpoint
CREATE INDEX "upload_unit" ON "upload" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "upload_hash" ON "upload" USING btree ("hash");