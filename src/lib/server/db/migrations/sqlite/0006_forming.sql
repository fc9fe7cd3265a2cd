CREATE TABLE `captain_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`status` text NOT NULL,
	`who` text NOT NULL,
	`captains` text NOT NULL,
	`turn` integer NOT NULL,
	`contest` integer NOT NULL,
	`state` text,
	`next_at` integer,
	`paused_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `captain_draft_class` ON `captain_draft` (`class_id`,`status`);--> statement-breakpoint
CREATE INDEX `captain_draft_next` ON `captain_draft` (`next_at`);--> statement-breakpoint
CREATE TABLE `captain_ranking` (
	`draft_id` text NOT NULL,
	`member_id` text NOT NULL,
	`ranking` text NOT NULL,
	PRIMARY KEY(`draft_id`, `member_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `captain_draft`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `forming_answer` (
	`member_id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `forming_answer_class` ON `forming_answer` (`class_id`);--> statement-breakpoint
CREATE TABLE `forming_plan` (
	`class_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`how` text NOT NULL,
	`who` text NOT NULL,
	`seed` text NOT NULL,
	`groups` text NOT NULL,
	`report` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `forming_wish` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`kind` text NOT NULL,
	`one` text NOT NULL,
	`other` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`one`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forming_wish_pair` ON `forming_wish` (`class_id`,`one`,`other`);--> statement-breakpoint
CREATE TABLE `introduction` (
	`member_id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`card` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introduction_class` ON `introduction` (`class_id`);--> statement-breakpoint
CREATE TABLE `move_request` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`member_id` text NOT NULL,
	`from_team` text,
	`to_team` text,
	`from_name` text NOT NULL,
	`to_name` text NOT NULL,
	`state` text NOT NULL,
	`consents` text NOT NULL,
	`log` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_team`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`to_team`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `move_request_class` ON `move_request` (`class_id`,`created_at`);