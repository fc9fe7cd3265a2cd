import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

/** An icon of `@lucide/svelte/icons/…`. */
export type Icon = Component<LucideProps>;

/** What a colour says; always said by words or a sign as well. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent';
