CREATE TABLE `bank_import` (
	`class_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `user_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `bank_item` (
	`class_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`category` text NOT NULL,
	`tags` text NOT NULL,
	`difficulty` integer NOT NULL,
	`words` text NOT NULL,
	`hash` text NOT NULL,
	`item` text NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bank_item_title` ON `bank_item` (`class_id`,`category`,`title`);--> statement-breakpoint
CREATE TABLE `task_hint_override` (
	`task_id` text NOT NULL,
	`doer` text NOT NULL,
	`open` integer NOT NULL,
	`reason` text NOT NULL,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`task_id`, `doer`),
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `task_hint` (
	`task_id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`quiz_id` text,
	`policy` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `task`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `quiz_allowance` (
	`quiz_id` text NOT NULL,
	`member_id` text NOT NULL,
	`time` integer,
	`extension` integer NOT NULL,
	`extra_tries` integer NOT NULL,
	`excused` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `member_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_answer` (
	`attempt_id` text NOT NULL,
	`place` integer NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	`seconds` integer,
	`points` text,
	`comment` text,
	`graded_by` text,
	`graded_at` integer,
	PRIMARY KEY(`attempt_id`, `place`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempt`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`member_id` text NOT NULL,
	`n` integer NOT NULL,
	`seed` text NOT NULL,
	`item_order` text NOT NULL,
	`started_at` integer NOT NULL,
	`submitted_at` integer,
	`share` text,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_n` ON `quiz_attempt` (`quiz_id`,`member_id`,`n`);--> statement-breakpoint
CREATE TABLE `quiz_item` (
	`quiz_id` text NOT NULL,
	`place` integer NOT NULL,
	`item_id` text NOT NULL,
	`points` integer NOT NULL,
	`item` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `place`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quiz` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`part` text NOT NULL,
	`month` integer,
	`title` text NOT NULL,
	`intro` text NOT NULL,
	`tries` integer,
	`cooldown` integer NOT NULL,
	`counts` text NOT NULL,
	`seconds` integer,
	`shuffle` integer NOT NULL,
	`opens_at` integer,
	`due_at` integer,
	`closes_at` integer,
	`late` text NOT NULL,
	`pass` integer NOT NULL,
	`feedback` text NOT NULL,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quiz_unit` ON `quiz` (`unit_id`,`created_at`);