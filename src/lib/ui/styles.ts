import type { Tone } from './types';

/** Input, select and the like: 44 px high, so that a thumb hits them. */
export const control =
	'block h-11 w-full rounded-control border border-edge bg-surface px-3 text-body text-ink ' +
	'placeholder:text-muted disabled:cursor-not-allowed disabled:opacity-60 ' +
	'aria-invalid:border-bad aria-invalid:border-2';

/** Text on a soft ground, by tone. */
export const soft: Record<Tone, string> = {
	neutral: 'bg-sunk text-ink',
	good: 'bg-jade-soft text-jade-strong',
	warn: 'bg-warn-soft text-warn',
	bad: 'bg-bad-soft text-bad',
	info: 'bg-info-soft text-info',
	accent: 'bg-jade text-on-jade'
};

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
	primary: 'bg-jade text-on-jade hover:bg-jade-strong shadow-card',
	secondary: 'border border-edge bg-surface text-ink hover:bg-sunk',
	quiet: 'text-ink hover:bg-sunk',
	danger: 'border border-seal bg-seal-soft text-seal hover:bg-seal hover:text-surface'
};

/** A button's look without its size. */
export const button = (variant: ButtonVariant): string =>
	'inline-flex items-center justify-center gap-2 rounded-control font-medium no-underline ' +
	'transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-55 ' +
	`aria-disabled:cursor-not-allowed aria-disabled:opacity-55 ${variants[variant]}`;
