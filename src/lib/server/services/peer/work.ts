import type { SubmissionRow } from '../../stores/tasks.ts';
import { FILE_KINDS, isFileType } from '../../../classroom/files/kinds.ts';
import type { UploadRow } from '../../stores/uploads.ts';
import { uploadAddress, type FileFacts } from '../materials.ts';

/** Work as somebody sees it who may not learn whose it is. */
export interface NamelessWork {
	text: string | null;
	link: string | null;
	video: string | null;
	file: FileFacts | null;
}

/** A name for a file that says nothing about who made it. */
export const namelessFile = (type: string): string =>
	`work.${isFileType(type) ? FILE_KINDS[type].ending : 'bin'}`;

/** What was handed in, without who pressed the button, when, or what the file was called. */
export function nameless(
	row: SubmissionRow,
	classId: string,
	files: readonly UploadRow[]
): NamelessWork {
	const file = files.find(({ id }) => id === row.uploadId);
	return {
		...{ text: row.text, link: row.link, video: row.video },
		file: file
			? {
					...{ id: file.id, name: namelessFile(file.type), type: file.type, size: file.size },
					href: uploadAddress(classId, file.id)
				}
			: null
	};
}
