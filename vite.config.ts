import tailwindcss from '@tailwindcss/vite';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { scenarioIndex } from './src/lib/game/scenario-index-plugin.ts';
import { glossaryTerms } from './src/lib/glossary/plugin.ts';

export default defineConfig({
	plugins: [tailwindcss(), glossaryTerms(), scenarioIndex(), sveltekit()],
	// The game worker fetches scenario files when they are played.
	worker: { format: 'es' },
	test: {
		expect: { requireAssertions: true },
		environment: 'node',
		// Generous: whole-project checks and properties also run on machines that have other things to do.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**'],
		globalSetup: 'tests/support/postgres.ts'
	}
});
