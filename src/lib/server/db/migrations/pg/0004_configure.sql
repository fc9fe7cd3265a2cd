CREATE TABLE "class_scenario" (
	"class_id" text NOT NULL,
	"scenario_id" text NOT NULL,
	"version" bigint NOT NULL,
	"base" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"note" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "class_scenario_class_id_scenario_id_version_pk" PRIMARY KEY("class_id","scenario_id","version")
);
--> statement-breakpoint
CREATE TABLE "preview" (
	"class_id" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"scenario" text NOT NULL,
	"status" text NOT NULL,
	"games" bigint NOT NULL,
	"done" double precision NOT NULL,
	"report" jsonb,
	"started_at" timestamp (3) with time zone NOT NULL,
	"alive_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "game" ADD COLUMN "break_seconds" bigint;--> statement-breakpoint
ALTER TABLE "game" ADD COLUMN "opens_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "game" ADD COLUMN "next_move_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "class_scenario" ADD CONSTRAINT "class_scenario_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_scenario" ADD CONSTRAINT "class_scenario_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview" ADD CONSTRAINT "preview_class_id_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."class"("id") ON DELETE cascade ON UPDATE no action;