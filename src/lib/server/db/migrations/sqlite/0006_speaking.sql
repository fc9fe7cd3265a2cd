CREATE TABLE `award` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`session_id` text,
	`team_id` text NOT NULL,
	`team_name` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`amount` integer NOT NULL,
	`bound` integer,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `award_class` ON `award` (`class_id`,`at`);--> statement-breakpoint
CREATE TABLE `speaking_criteria` (
	`session_id` text NOT NULL,
	`version` integer NOT NULL,
	`rubric` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `version`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_mark` (
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`mark` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `team_id`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_question` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`asked_by` text,
	`answered_by` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`answered_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `speaking_question_session` ON `speaking_question` (`session_id`,`at`);--> statement-breakpoint
CREATE TABLE `speaking_rating` (
	`session_id` text NOT NULL,
	`team_id` text NOT NULL,
	`member_id` text NOT NULL,
	`sheet` text NOT NULL,
	`mark` text NOT NULL,
	`criteria` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `team_id`, `member_id`),
	FOREIGN KEY (`session_id`) REFERENCES `speaking_session`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaking_session` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`settings` text NOT NULL,
	`version` integer NOT NULL,
	`criteria` integer NOT NULL,
	`floor` text NOT NULL,
	`locked_at` integer,
	`result` text,
	`revealed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `speaking_session_unit` ON `speaking_session` (`unit_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `wish` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`member_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `wish_class` ON `wish` (`class_id`,`at`);