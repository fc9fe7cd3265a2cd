CREATE TABLE `class_scenario` (
	`class_id` text NOT NULL,
	`scenario_id` text NOT NULL,
	`version` integer NOT NULL,
	`base` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`note` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `scenario_id`, `version`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `preview` (
	`class_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`scenario` text NOT NULL,
	`status` text NOT NULL,
	`games` integer NOT NULL,
	`done` real NOT NULL,
	`report` text,
	`started_at` integer NOT NULL,
	`alive_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `game` ADD `break_seconds` integer;--> statement-breakpoint
ALTER TABLE `game` ADD `opens_at` integer;--> statement-breakpoint
ALTER TABLE `game` ADD `next_move_at` integer;