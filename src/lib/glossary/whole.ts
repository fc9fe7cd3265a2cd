import { parse } from 'yaml';
import text from '../../../scenarios/glossary.yaml?raw';
import type { Glossary } from './types';

/** The whole glossary. For the server only: it brings the YAML parser with it. */
export const wholeGlossary = (): Glossary => parse(text) as Glossary;
