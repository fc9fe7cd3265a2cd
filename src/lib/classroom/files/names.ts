import { visible } from '../names.ts';
import { FILE_KINDS, type FileType } from './kinds.ts';

/** Longest name of a file without its ending, in characters. */
const MAX_NAME = 80;

/**
 * The name a file is kept and downloaded under: without folders, signs that mean something to a system, and endings of its
 * own; what the bytes are gives the one ending it has. `../a.php.png` becomes `a_php.png`.
 */
export function safeName(typed: string, type: FileType): string {
	const { ending } = FILE_KINDS[type];
	const last = visible(typed.split(/[/\\]/).at(-1) ?? '');
	const aliases = ending === 'jpg' ? ['jpg', 'jpeg'] : [ending];
	const own = aliases.find((name) => last.toLowerCase().endsWith(`.${name}`));
	const stem = (own ? last.slice(0, -own.length - 1) : last)
		.replace(/[^\p{L}\p{M}\p{N} ()+,_-]+/gu, '_')
		.replace(/^[_ ]+|[_ ]+$/g, '');
	return `${[...stem].slice(0, MAX_NAME).join('') || 'file'}.${ending}`;
}
