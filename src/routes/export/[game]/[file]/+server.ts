import { fileAnswer } from '$lib/server/http/file-answer';
import { pageLoad } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/**
 * A file of a game: `teams.csv`, `months.csv`, … , `dictionary.csv`, `log.jsonl`. `?bom=0` leaves out the byte order
 * mark, which Excel needs and statistics programs do not.
 */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { game, file } = params;
		const bom = url.searchParams.get('bom') !== '0';
		const table = file.replace(/\.csv$/, '');
		const made =
			file === 'log.jsonl'
				? await app.exports.log(actor, game)
				: table === 'dictionary'
					? await app.exports.dictionary(actor, game, bom)
					: await app.exports.table(actor, game, table, bom);
		return fileAnswer({ ...made, name: `rapport-${game.slice(0, 8)}-${made.name}` });
	});
