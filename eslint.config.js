import path from 'node:path';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { determinism } from './.ci/lint/determinism.js';

const gitignore = path.resolve(import.meta.dirname, '.gitignore');

export default defineConfig(
	includeIgnoreFile(gitignore),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript itself reports unknown names; the lint rule knows less than it does.
			'no-undef': 'off',
			'max-lines': ['error', { max: 400 }],
			'no-console': ['error', { allow: ['warn', 'error'] }],
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			]
		}
	},
	{
		// Without types: with them a component takes a second and a half, all of them a quarter of an hour. What the
		// rules would need types for, `tests/house/components.test.ts` looks at.
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser } },
		rules: {
			'svelte/no-unused-props': 'off',
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }]
		}
	},
	{
		// The command line, the launcher and the checks talk to a terminal.
		files: ['sim/lab/**', 'src/launch/**', '.ci/**', 'tests/**'],
		rules: { 'no-console': 'off' }
	},
	determinism
);
