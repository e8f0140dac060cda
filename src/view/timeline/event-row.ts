import type { Mark, MarkKind } from "./types.ts";

/** A mark on the events row: the middle of its shape in px, and its words with their left edge, if there was room. */
export interface PlacedMark {
	mark: Mark;
	x: number;
	label: { text: string; x: number } | null;
	atPen: boolean;
}

interface Room {
	left: number;
	right: number;
	/** The pen, in px: no words may run across it. */
	pen: number;
	penDay: number;
	x(day: number): number;
	measure(text: string, bold: boolean): number;
}

/** Half a shape, and the distance at which two shapes still stand apart. */
const HALF = 7;
const APART = 12;
const FURTHEST = 2 * APART;
/** More names than this nobody reads; it also bounds the work for a chart with thousands of marks. */
const MOST_LABELS = 60;
const URGENT: readonly MarkKind[] = ["alert", "failure"];

/**
 * Places the marks of the visible days. Marks of one day stand side by side, to the left of their day, so that nothing
 * stands in the future. Words are given out from the pen outwards: the nearest marks keep theirs, and no words touch
 * other words, a shape or the pen.
 */
export function placeMarks(marks: readonly Mark[], room: Room): PlacedMark[] {
	const day = Math.floor(room.penDay);
	const placed = marks
		.filter((mark) => room.x(mark.day) >= room.left - 1 && room.x(mark.day) <= room.right + 1)
		.map((mark): PlacedMark => ({ mark, x: room.x(mark.day), label: null, atPen: mark.day === day }))
		.sort((a, b) => a.mark.day - b.mark.day || Number(isUrgent(a)) - Number(isUrgent(b)));
	standApart(placed, room.left);

	const words: [number, number][] = [[room.pen - 4, room.pen + 4]];
	const nearest = placed
		.map((spot, i) => ({ spot, i, distance: Math.abs(room.x(spot.mark.day) - room.pen) }))
		.sort((a, b) => a.distance - b.distance || Number(isUrgent(b.spot)) - Number(isUrgent(a.spot)))
		.slice(0, MOST_LABELS);
	for (const { spot, i } of nearest) {
		for (const text of spot.atPen ? [sentence(spot.mark), spot.mark.label] : [spot.mark.label]) {
			const width = room.measure(text, spot.atPen);
			const side = [spot.x + HALF + 4, spot.x - HALF - 4 - width].find((x) =>
				isFree(x, x + width, i, placed, words, room),
			);
			if (side === undefined) continue;
			spot.label = { text, x: side };
			words.push([side - 6, side + width + 6]);
			break;
		}
	}
	return placed;
}

const isUrgent = (spot: PlacedMark) => URGENT.includes(spot.mark.kind);
const sentence = (mark: Mark) => (mark.detail ? `${mark.label}. ${mark.detail}` : mark.label);

function standApart(placed: PlacedMark[], left: number): void {
	for (let i = placed.length - 2; i >= 0; i--) {
		const spot = placed[i] as PlacedMark;
		const after = placed[i + 1] as PlacedMark;
		// In a crowd, being on the right day matters more than standing apart.
		const wanted = Math.min(spot.x, after.x - APART);
		if (spot.x - wanted <= FURTHEST) spot.x = wanted;
	}
	let least = left;
	for (const spot of placed) {
		if (spot.x < least && least <= left + FURTHEST) {
			spot.x = least;
			least += APART;
		} else least = left;
		spot.x = Math.max(left, spot.x);
	}
}

function isFree(
	from: number,
	to: number,
	own: number,
	placed: readonly PlacedMark[],
	words: readonly [number, number][],
	room: Room,
): boolean {
	if (from < room.left || to > room.right) return false;
	if (words.some(([a, b]) => from < b && a < to)) return false;
	return placed.every((other, i) => i === own || other.x + HALF <= from || other.x - HALF >= to);
}
