import tailwindcss from '@tailwindcss/vite';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { oneLanguage } from './src/bundle/one-language.ts';
import { sharedFiles } from './src/bundle/shared-files.ts';
import { scenarioIndex } from './src/lib/game/scenario-index-plugin.ts';
import { glossaryTerms } from './src/lib/glossary/plugin.ts';

export default defineConfig({
	plugins: [
		tailwindcss(),
		glossaryTerms(),
		scenarioIndex(),
		sveltekit(),
		sharedFiles(),
		oneLanguage()
	],
	// The game worker fetches scenario files when they are played.
	worker: { format: 'es' },
	test: {
		expect: { requireAssertions: true },
		environment: 'node',
		// By default a machine of two cores would run one file at a time.
		maxWorkers: 2,
		// Generous: whole-project checks and properties also run on machines that have other things to do.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**'],
		globalSetup: 'tests/support/postgres.ts'
	}
});
