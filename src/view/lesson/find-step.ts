import type { Step } from "../../lesson/lesson.ts";

/** Where the address of a step leads: its place, and a sentence when it is not the step that was asked for. */
export function findStep(steps: readonly Pick<Step, "id">[], wanted: string): { at: number; said: string | null } {
	const exact = steps.findIndex(({ id }) => id === wanted);
	if (exact >= 0) return { at: exact, said: null };
	const number = /^\d{1,4}$/.test(wanted) ? Number(wanted) : null;
	const at = number === null ? likest(steps, wanted) : Math.min(Math.max(number, 1), steps.length) - 1;
	const asked = wanted.length > 40 ? `${wanted.slice(0, 39)}…` : wanted;
	return { at, said: `This lesson has no step “${asked}”; the nearest is step ${at + 1} of ${steps.length}.` };
}

function likest(steps: readonly Pick<Step, "id">[], wanted: string): number {
	const far = steps.map(({ id }) => editDistance(id, wanted.slice(0, 80)));
	return far.indexOf(Math.min(...far));
}

/** Levenshtein distance: letters to put in, take out or change. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (const [i, letter] of [...a].entries()) {
		const next = [i + 1];
		for (let j = 1; j <= b.length; j++) {
			const changed = (row[j - 1] as number) + (b[j - 1] === letter ? 0 : 1);
			next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, changed));
		}
		row = next;
	}
	return row[b.length] as number;
}
