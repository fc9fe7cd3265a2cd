CREATE TABLE `calendar_feed` (
	`member_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `grade_column_setting` (
	`class_id` text NOT NULL,
	`column_id` text NOT NULL,
	`cap` text,
	`curve` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`class_id`, `column_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contribution_form` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`given` text NOT NULL,
	`reasons` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`),
	FOREIGN KEY (`round_id`) REFERENCES `contribution_round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contribution_round` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`title` text NOT NULL,
	`form` text NOT NULL,
	`method` text NOT NULL,
	`penalty` integer NOT NULL,
	`weight` integer NOT NULL,
	`target` text,
	`teams` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`published_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contribution_round_class` ON `contribution_round` (`class_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `grade_override` (
	`class_id` text NOT NULL,
	`column_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cell` text,
	`reason` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`class_id`, `column_id`, `member_id`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `grade_publication` (
	`class_id` text PRIMARY KEY NOT NULL,
	`at` integer,
	`scheme` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `grade_scheme` (
	`class_id` text NOT NULL,
	`version` integer NOT NULL,
	`weights` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`class_id`, `version`),
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `grade_column` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`place` integer NOT NULL,
	`source` text NOT NULL,
	`title` text NOT NULL,
	`max` text NOT NULL,
	`closed` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `class`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `grade_column_class` ON `grade_column` (`class_id`,`place`);--> statement-breakpoint
CREATE TABLE `grade_mark` (
	`column_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cell` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`column_id`, `member_id`),
	FOREIGN KEY (`column_id`) REFERENCES `grade_column`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `class_member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notice_reading` (
	`user_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
