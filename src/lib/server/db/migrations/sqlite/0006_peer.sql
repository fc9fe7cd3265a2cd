CREATE TABLE `peer_evaluation` (
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`submission_id` text,
	`rubric_id` text,
	`rubric_version` integer,
	`sheet` text NOT NULL,
	`mark` text,
	`factor` text NOT NULL,
	`evaluated_by` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `doer`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `peer_gallery` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`task_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`doer` text NOT NULL,
	`note` text NOT NULL,
	`consent` integer,
	`consent_by` text,
	`consent_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`consent_by`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_gallery_work` ON `peer_gallery` (`task_id`,`doer`);--> statement-breakpoint
CREATE TABLE `peer_change` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`what` text NOT NULL,
	`giver` text,
	`receiver` text,
	`added` integer NOT NULL,
	`removed` integer NOT NULL,
	`actor_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_change_round` ON `peer_change` (`round_id`,`at`);--> statement-breakpoint
CREATE TABLE `peer_example` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`sheet` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_example_round` ON `peer_example` (`round_id`);--> statement-breakpoint
CREATE TABLE `peer_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`parent_id` text,
	`from_team` text NOT NULL,
	`to_team` text NOT NULL,
	`member_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `peer_feedback_unit` ON `peer_feedback` (`unit_id`,`at`);--> statement-breakpoint
CREATE TABLE `peer_review` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`giver` text NOT NULL,
	`receiver` text NOT NULL,
	`sheet` text NOT NULL,
	`version` integer NOT NULL,
	`member_id` text,
	`saved_at` integer,
	`handed_in_at` integer,
	`useful` integer,
	`flag` text,
	`flagged_at` integer,
	`ruling` text,
	`removed_at` integer,
	FOREIGN KEY (`round_id`) REFERENCES `peer_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_review_pair` ON `peer_review` (`round_id`,`giver`,`receiver`);--> statement-breakpoint
CREATE TABLE `peer_round` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`rubric_id` text NOT NULL,
	`rubric_version` integer NOT NULL,
	`each_count` integer NOT NULL,
	`week` integer NOT NULL,
	`seed` text NOT NULL,
	`anonymity` text NOT NULL,
	`comment` text NOT NULL,
	`rule` text NOT NULL,
	`strictness` integer NOT NULL,
	`calibration_counts` integer NOT NULL,
	`due_at` integer,
	`opened_at` integer,
	`closed_at` integer,
	`published_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `peer_round_task` ON `peer_round` (`task_id`);--> statement-breakpoint
CREATE TABLE `peer_try` (
	`example_id` text NOT NULL,
	`member_id` text NOT NULL,
	`sheet` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`example_id`, `member_id`),
	FOREIGN KEY (`example_id`) REFERENCES `peer_example`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_reflection` (
	`unit_id` text NOT NULL,
	`member_id` text NOT NULL,
	`learned` text NOT NULL,
	`hard` text NOT NULL,
	`next_step` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `member_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_rubric_version` (
	`rubric_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`saved_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`rubric_id`, `version`),
	FOREIGN KEY (`rubric_id`) REFERENCES `peer_rubric`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `peer_rubric` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`version` integer NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `peer_rubric_class` ON `peer_rubric` (`class_id`);--> statement-breakpoint
CREATE TABLE `peer_after` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`summary` text NOT NULL,
	`best` text NOT NULL,
	`improve` text NOT NULL,
	`published_at` integer,
	`feedback` integer NOT NULL,
	`reflection` integer NOT NULL,
	`reflection_due_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
