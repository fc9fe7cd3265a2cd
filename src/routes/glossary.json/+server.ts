import { json } from '@sveltejs/kit';
import { parse } from 'yaml';
import type { Glossary } from '$lib/glossary/types';
import text from '../../../scenarios/glossary.yaml?raw';

export const prerender = true;

/** The whole glossary, made once when the application is built. */
export const GET = () => json(parse(text) as Glossary);
