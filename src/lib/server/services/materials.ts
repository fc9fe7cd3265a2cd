import { z } from 'zod';
import { isEmpty, type Bilingual } from '../../classroom/units/bilingual.ts';
import { webLink } from '../../classroom/units/links.ts';
import {
	MATERIAL_KINDS,
	MAX_PIECES,
	PARTS,
	type MaterialKind,
	type Part
} from '../../classroom/units/unit.ts';
import { newId } from '../auth/secrets.ts';
import {
	deleteMaterial,
	insertMaterial,
	materialById,
	materialsOf,
	pieces,
	updateMaterial,
	type MaterialRow
} from '../stores/units.ts';
import { uploadById, uploadsOf } from '../stores/uploads.ts';
import type { Actor } from './actor.ts';
import { BothLanguages, checkedBody, checkedTitle } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { found, inOpenUnit, inUnit } from './in-unit.ts';
import { bothAsHtml } from './markdown.ts';
import { Refused } from './refused.ts';

export const MaterialFacts = z.object({
	part: z.enum(PARTS),
	kind: z.enum(MATERIAL_KINDS),
	title: BothLanguages,
	body: BothLanguages,
	url: z.string().default(''),
	/** Ids of uploads of this unit; empty = none. */
	upload: z.string().default(''),
	captions: BothLanguages.default({ zh: '', en: '' })
});
export type MaterialFacts = z.output<typeof MaterialFacts>;

/** An upload as a page links to it. */
export interface FileFacts {
	id: string;
	name: string;
	type: string;
	size: number;
	href: string;
}

/** A material as it is read. */
export interface Material {
	id: string;
	part: Part;
	kind: MaterialKind;
	title: Bilingual;
	/** Markdown as it was written; for staff only. */
	source: Bilingual | null;
	/** The same as HTML. */
	html: Bilingual;
	url: string | null;
	file: FileFacts | null;
	captions: { language: 'zh' | 'en'; id: string; href: string }[];
	version: number;
}

/** Address of an upload; who may open it is asked there. */
export const uploadAddress = (classId: string, id: string): string =>
	`/class/${classId}/uploads/${id}`;

/** Kinds of files a material of a kind can be. */
const FITTING: Partial<Record<MaterialKind, RegExp>> = {
	video: /^video\//,
	audio: /^audio\//,
	file: /^(application|image)\//
};

/** Texts, recordings, files and links of a unit. */
export function makeMaterials(deps: Deps) {
	const { store, live } = deps;
	const { db, t, tx } = store;

	/** What is kept of a material. @throws Refused */
	async function checked(
		unitId: string,
		facts: MaterialFacts
	): Promise<Pick<MaterialRow, 'kind' | 'title' | 'body' | 'url' | 'uploadId' | 'captions'>> {
		const { kind } = facts;
		const title = checkedTitle(facts.title);
		const body = checkedBody(facts.body);
		if (kind === 'text' && isEmpty(body)) throw new Refused('form.invalid', 'body');
		const url = facts.url.trim() === '' || kind === 'text' ? null : webLink(facts.url);
		if (url === null && kind !== 'text' && facts.url.trim() !== '')
			throw new Refused('material.link', 'url');
		const fits = async (id: string, type: RegExp): Promise<string | null> => {
			if (id === '') return null;
			const row = await uploadById(db, t, id);
			if (row?.unitId !== unitId || row.memberId !== null) throw new Refused('upload.unknown');
			if (!type.test(row.type)) throw new Refused('upload.type', 'upload');
			return row.id;
		};
		const type = FITTING[kind];
		const uploadId = type ? await fits(facts.upload, type) : null;
		if (kind !== 'text' && !url && !uploadId) throw new Refused('material.source', 'url');
		const captions = {
			zh: await fits(kind === 'video' ? facts.captions.zh : '', /^text\/vtt$/),
			en: await fits(kind === 'video' ? facts.captions.en : '', /^text\/vtt$/)
		};
		// What lies here is not also elsewhere.
		return { kind, title, body, url: uploadId ? null : url, uploadId, captions };
	}

	return {
		/** The materials of a unit, for those who see it. */
		async list(actor: Actor, classId: string, unitId: string): Promise<Material[]> {
			const { staff } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const uploads = new Map((await uploadsOf(db, t, unitId)).map((row) => [row.id, row]));
			const address = (id: string) => uploadAddress(classId, id);
			return (await materialsOf(db, t, unitId)).map((row): Material => {
				const file = row.uploadId === null ? undefined : uploads.get(row.uploadId);
				return {
					id: row.id,
					part: row.part,
					kind: row.kind,
					title: row.title,
					source: staff ? row.body : null,
					html: bothAsHtml(row.body, address),
					url: row.url,
					file: file
						? {
								id: file.id,
								name: file.name,
								type: file.type,
								size: file.size,
								href: address(file.id)
							}
						: null,
					captions: (['zh', 'en'] as const).flatMap((language) => {
						const id = row.captions[language];
						return id === null ? [] : [{ language, id, href: address(id) }];
					}),
					version: row.version
				};
			});
		},

		/** @returns its id @throws Refused `unit.*`, `material.*`, `upload.unknown` */
		async add(
			actor: Actor,
			classId: string,
			unitId: string,
			facts: MaterialFacts
		): Promise<string> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const values = await checked(unitId, facts);
			const id = newId();
			await tx(async (db) => {
				const { n, next } = await pieces(db, t.materials, unitId);
				if (n >= MAX_PIECES) throw new Refused('unit.full', undefined, { max: MAX_PIECES });
				const row = { id, unitId, part: facts.part, place: next, version: 1, ...values };
				await insertMaterial(db, t, row);
			});
			live.publish(`class:${classId}`);
			return id;
		},

		/**
		 * @param version the one that the editor began with
		 * @throws Refused `material.changed` when somebody else has saved meanwhile; nothing is lost then
		 */
		async change(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			version: number,
			facts: MaterialFacts
		): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await found(materialById(db, t, unitId, id), 'material.unknown');
			const values = { ...(await checked(unitId, facts)), part: facts.part };
			const saved = await tx((db) => updateMaterial(db, t, id, version, values));
			if (!saved) throw new Refused('material.changed');
			live.publish(`class:${classId}`);
		},

		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await found(materialById(db, t, unitId, id), 'material.unknown');
			await tx((db) => deleteMaterial(db, t, id));
			live.publish(`class:${classId}`);
		}
	};
}

export type Materials = ReturnType<typeof makeMaterials>;
