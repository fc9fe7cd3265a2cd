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
CREATE INDEX "contribution_round_class" ON "contribution_round" USING btree ("class_id","opens_at");--> statement-breakpoint
CREATE INDEX "grade_column_class" ON "grade_column" USING btree ("class_id","place");